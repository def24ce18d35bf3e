"""Obstacles to a bonus, recorded by whoever they cost."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.models.base import new_id, person, workspace


class BonusRecord(SQLModel, table=True):
    """A dated record that an obstacle keeps somebody from their targets; it holds no amount.

    One for each obstacle. `manager_id` is who was asked to acknowledge it.
    """

    __tablename__ = "bonus_record"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    person_id: str = person()
    obstacle_id: str = Field(
        foreign_key="obstacle.id", ondelete="CASCADE", max_length=32, unique=True
    )
    text: str = Field(max_length=3000)
    recorded_at: datetime
    manager_id: str | None = person(nullable=True, ondelete="SET NULL")
    acknowledged_at: datetime | None = None
