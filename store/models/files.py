"""Files that the bot gave to people."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.models.base import new_id, person, workspace


class HandedFile(SQLModel, table=True):
    """A file in somebody's direct message, so that it can be taken back: its place, not its words.

    One that `lists_people` speaks of others too, and leaves with any of them.
    """

    __tablename__ = "handed_file"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    person_id: str = person()
    channel: str = Field(max_length=32)
    file_id: str = Field(max_length=32)
    lists_people: bool = False
    handed_at: datetime
