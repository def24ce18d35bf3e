"""Newcomers' journeys, what was done of them, and what HR turned on."""

from datetime import date, datetime

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field, SQLModel

from bot.domain.journeys import JourneyState, Track
from bot.domain.switches import SwitchName
from store.models.base import new_id, person, stored, workspace

RUNNING = "state IN ('waiting', 'active')"


class Journey(SQLModel, table=True):
    """A newcomer's way; somebody may have several in their life, and one at a time.

    `buddy_wish_id` is the buddy HR chose when enrolling; None lets Kamarade choose. `path_version`
    says which edition of the path their messages were planned from. `is_met_counted` once how often
    they met their buddy is part of a figure.
    """

    __table_args__ = (
        Index(
            "ix_journey_running",
            "person_id",
            unique=True,
            sqlite_where=text(RUNNING),
            postgresql_where=text(RUNNING),
        ),
        Index("ix_journey_listed", "workspace_id", "state", "started_on"),
        Index("ix_journey_led", "line_manager_id"),
    )

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    person_id: str = person()
    state: JourneyState = Field(sa_column=Column(stored(JourneyState, "state"), nullable=False))
    started_on: date
    track: Track | None = Field(
        default=None, sa_column=Column(stored(Track, "track"), nullable=True)
    )
    site: str | None = Field(default=None, max_length=80)
    segment: str | None = Field(default=None, max_length=80)
    line_manager_id: str | None = person(nullable=True, ondelete="SET NULL")
    industries: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    products: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    tools: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    buddy_wish_id: str | None = person(nullable=True, ondelete="SET NULL")
    is_new_role: bool = False
    path_version: str = Field(max_length=64)
    enrolled_at: datetime
    enrolled_by_id: str | None = person(nullable=True, ondelete="SET NULL")
    linked_at: datetime | None = None
    ended_on: date | None = None
    is_met_counted: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})


class TaskDone(SQLModel, table=True):
    """A task of the path that somebody ticked; no row, not done."""

    __tablename__ = "task_done"

    journey_id: str = Field(
        primary_key=True, foreign_key="journey.id", ondelete="CASCADE", max_length=32
    )
    task_id: str = Field(primary_key=True, max_length=60)
    workspace_id: str = workspace()
    done_at: datetime
    done_by_id: str | None = person(nullable=True, ondelete="SET NULL")


class Switch(SQLModel, table=True):
    """What HR decided for everybody; no row, off."""

    workspace_id: str = Field(
        primary_key=True, foreign_key="workspace.id", ondelete="CASCADE", max_length=32
    )
    name: SwitchName = Field(sa_column=Column(stored(SwitchName, "name"), primary_key=True))
    is_on: bool
    changed_at: datetime
    changed_by_id: str | None = person(nullable=True, ondelete="SET NULL")
