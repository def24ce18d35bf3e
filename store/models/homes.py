"""What people look at in their Home tab."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.models.base import workspace


class Home(SQLModel, table=True):
    """The page of the Home tab that somebody looked at last, and when, by the machine's clock."""

    person_id: str = Field(
        primary_key=True, foreign_key="person.id", ondelete="CASCADE", max_length=32
    )
    workspace_id: str = workspace()
    page: str = Field(max_length=250)
    opened_at: datetime = Field(index=True)
