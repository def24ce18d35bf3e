"""What newcomers must be able to log in to."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.models.base import person, workspace


class AccessCheck(SQLModel, table=True):
    """One access of one newcomer: asked for, ready, tried by them; no row, nothing is known."""

    __tablename__ = "access_check"

    journey_id: str = Field(primary_key=True, max_length=32)
    access: str = Field(primary_key=True, max_length=40)
    workspace_id: str = workspace()
    person_id: str = person()
    requested_at: datetime | None = None
    ready_at: datetime | None = None
    works: bool | None = None
    tested_at: datetime | None = None
