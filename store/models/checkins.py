"""What newcomers say of themselves, and what is counted of it without a name.

`Checkin`, `Answer` and `SurpriseReport` are C1: for the person alone. `Tally` and `Snapshot` are
C3: sums over five people or more, that nothing leads back from.
"""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from store.models.base import new_id, workspace

UNCOUNTED = "NOT is_counted"


class Checkin(SQLModel, table=True):
    """A check-in that somebody was sent, for one day of their journey.

    `offered_at` says when they were offered a person to talk to because of it. Once `is_counted`,
    it is part of a tally, and nothing of it changes any more.
    """

    __table_args__ = (
        UniqueConstraint("journey_id", "day"),
        Index(
            "ix_checkin_uncounted",
            "workspace_id",
            "asked_at",
            sqlite_where=text(UNCOUNTED),
            postgresql_where=text(UNCOUNTED),
        ),
    )

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    person_id: str = Field(foreign_key="person.id", max_length=32, ondelete="CASCADE", index=True)
    journey_id: str = Field(foreign_key="journey.id", max_length=32, ondelete="CASCADE")
    day: int
    asked_at: datetime
    offered_at: datetime | None = None
    is_counted: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})


class Answer(SQLModel, table=True):
    """What somebody answered to one question: a score or a choice; neither, they passed."""

    checkin_id: str = Field(
        primary_key=True, foreign_key="checkin.id", ondelete="CASCADE", max_length=32
    )
    question_id: str = Field(primary_key=True, max_length=40)
    workspace_id: str = workspace()
    person_id: str = Field(foreign_key="person.id", max_length=32, ondelete="CASCADE", index=True)
    score: int | None = None
    choice: str | None = Field(default=None, max_length=40)
    answered_at: datetime
    is_counted: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})


class SurpriseReport(SQLModel, table=True):
    """What somebody wrote of their first weeks, and chose to keep; theirs alone."""

    __tablename__ = "surprise_report"

    person_id: str = Field(
        primary_key=True, foreign_key="person.id", ondelete="CASCADE", max_length=32
    )
    workspace_id: str = workspace()
    text: str = Field(max_length=3000)
    kept_at: datetime


class Tally(SQLModel, table=True):
    """What at least five people answered, added up: one batch of one figure.

    Whose answers they were is written nowhere. A figure that HR reads is a sum of whole batches.
    """

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    month: date
    figure: str = Field(max_length=60)
    cohort: str = Field(default="", max_length=10)
    people: int
    total: int


class Snapshot(SQLModel, table=True):
    """A month whose figures HR has read: they do not change any more."""

    workspace_id: str = Field(
        primary_key=True, foreign_key="workspace.id", ondelete="CASCADE", max_length=32
    )
    month: date = Field(primary_key=True)
    read_at: datetime
