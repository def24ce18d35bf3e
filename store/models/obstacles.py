"""Obstacles: where each stands, what happened to it, who heard of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, text
from sqlmodel import Field, SQLModel

from bot.domain.obstacle_states import Act, State
from store.models.base import new_id, person, stored, workspace

LIVE = "state IN ('open', 'taken', 'dated', 'asked', 'solved')"
TIMED = "next_at IS NOT NULL"


class Obstacle(SQLModel, table=True):
    """What keeps somebody from working, as they said it and approved it.

    One person has one of a type and access at a time. The owner's time is counted from `heard_at`,
    in working days of where the owner is; `next_at` is when the clock does `next_act`. Blocked days
    are counted from `needed_on`; `clear_days`, between a confirmation and a relapse, are not.
    HR stands in for an owner who is not `is_reached`. `site` is theirs when they declared it.
    Times are business time.
    """

    __table_args__ = (
        Index(
            "ix_obstacle_one_each",
            "person_id",
            "type",
            "access",
            unique=True,
            sqlite_where=text(LIVE),
            postgresql_where=text(LIVE),
        ),
        Index(
            "ix_obstacle_same",
            "workspace_id",
            "type",
            "access",
            sqlite_where=text(LIVE),
            postgresql_where=text(LIVE),
        ),
        Index(
            "ix_obstacle_timed",
            "next_at",
            sqlite_where=text(TIMED),
            postgresql_where=text(TIMED),
        ),
        Index("ix_obstacle_declared", "workspace_id", "declared_at"),
    )

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    person_id: str = person()
    type: str = Field(max_length=40)
    access: str = Field(default="", max_length=40)
    text: str = Field(max_length=3000)
    prevents: str | None = Field(default=None, max_length=3000)
    needed_on: date
    site: str | None = Field(default=None, max_length=80)
    state: State = Field(sa_column=Column(stored(State, "state"), nullable=False))
    owner_role: str = Field(max_length=40)
    is_reached: bool = True
    owner_zone: str = Field(max_length=64)
    owner_country: str = Field(max_length=2)
    owner_region: str | None = Field(default=None, max_length=10)
    taker_id: str | None = person(nullable=True, ondelete="SET NULL")
    declared_at: datetime
    heard_at: datetime
    allowed_days: int
    held_days: int = 0
    promised_on: date | None = None
    held_before: int = 0
    dates_given: int = 0
    climbed: int = 0
    warned_at: datetime | None = None
    stopped_at: datetime | None = None
    ended_at: datetime | None = None
    reopened: int = 0
    clear_days: int = 0
    steps: int = 0
    next_act: Act | None = Field(
        default=None, sa_column=Column(stored(Act, "next_act"), nullable=True)
    )
    next_at: datetime | None = None


class ObstacleStep(SQLModel, table=True):
    """One thing that happened to an obstacle; only ever added, and without anybody's words."""

    __tablename__ = "obstacle_step"

    obstacle_id: str = Field(
        primary_key=True, foreign_key="obstacle.id", ondelete="CASCADE", max_length=32
    )
    number: int = Field(primary_key=True)
    workspace_id: str = workspace()
    at: datetime
    act: Act = Field(sa_column=Column(stored(Act, "act"), nullable=False))
    by_id: str | None = person(nullable=True, ondelete="SET NULL")
    refs: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class ObstacleParty(SQLModel, table=True):
    """Somebody, or a channel, who heard of an obstacle, as what role, and may act on it.

    `place` is the person's id, or the channel's. `is_owner` for whoever must lift it, until they
    hand it over: `is_current` is false then.
    """

    __tablename__ = "obstacle_party"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (channel IS NULL)", name="one_place"),
        Index("ix_obstacle_party_person", "person_id", "is_current"),
        Index("ix_obstacle_party_channel", "channel", "is_current"),
    )

    obstacle_id: str = Field(
        primary_key=True, foreign_key="obstacle.id", ondelete="CASCADE", max_length=32
    )
    role: str = Field(primary_key=True, max_length=40)
    place: str = Field(primary_key=True, max_length=32)
    workspace_id: str = workspace()
    person_id: str | None = person(nullable=True)
    channel: str | None = Field(default=None, max_length=32)
    is_owner: bool
    is_current: bool = True
    since: datetime


class GroupMember(SQLModel, table=True):
    """Somebody in a user group of Slack, as it was last read."""

    __tablename__ = "group_member"

    group_id: str = Field(primary_key=True, max_length=32)
    person_id: str = Field(
        primary_key=True, foreign_key="person.id", ondelete="CASCADE", max_length=32
    )
    workspace_id: str = workspace()
