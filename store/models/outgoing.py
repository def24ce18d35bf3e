"""What goes to Slack: meant, queued, sent."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.domain.deliveries import OutboxState
from bot.domain.planning import PlanState
from store.models.base import new_id, person, stored, workspace

# Written out in queries too: a partial index serves only a condition it can recognise.
OPEN = "state IN ('pending', 'sending')"
UNSAID = "state = 'needs_review' AND NOT is_said"
PLANNED = "state = 'planned'"
UNASKED = "is_unasked"
HELD = f"{OPEN} AND (lease_until IS NOT NULL OR retry_at IS NOT NULL)"


class Relay(SQLModel, table=True):
    """A text that a person wrote or approved, kept exactly until it is sent, then emptied."""

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    author_id: str | None = person(nullable=True, ondelete="SET NULL")
    text: str | None = Field(default=None, max_length=3000)
    created_at: datetime


class Outbox(SQLModel, table=True):
    """A message to be sent exactly once.

    `key` says what the message is and refuses a second copy; `nonce` is what Slack keeps of it,
    random, so that a look-up finds the message and nobody learns anything. `refs` holds ids, never
    a text. With `replaces_ts` it brings a sent message up to date instead of posting one. Nobody
    asked for an `is_unasked` message: it keeps to working hours; HR was told of an `is_said` one,
    which is parked. `due_at` and `sent_at` are
    business time; `created_at`, `tried_at`, `retry_at` and `lease_until` machine time.
    """

    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        CheckConstraint("person_id IS NOT NULL OR channel IS NOT NULL", name="addressed"),
        Index(
            "ix_outbox_ready",
            "due_at",
            "seq",
            sqlite_where=text(OPEN),
            postgresql_where=text(OPEN),
        ),
        Index(
            "ix_outbox_held",
            "seq",
            sqlite_where=text(HELD),
            postgresql_where=text(HELD),
        ),
        Index(
            "ix_outbox_parked",
            "seq",
            sqlite_where=text("state = 'needs_review'"),
            postgresql_where=text("state = 'needs_review'"),
        ),
        Index(
            "ix_outbox_unasked",
            "person_id",
            "channel",
            "due_at",
            sqlite_where=text(UNASKED),
            postgresql_where=text(UNASKED),
        ),
    )

    seq: int | None = Field(default=None, primary_key=True)
    workspace_id: str = workspace()
    key: str = Field(max_length=160)
    nonce: str = Field(default_factory=new_id, max_length=32, unique=True)
    kind: str = Field(max_length=40)
    refs: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    relay_id: str | None = Field(default=None, foreign_key="relay.id", max_length=32)
    person_id: str | None = person(nullable=True)
    channel: str | None = Field(default=None, max_length=32)
    thread_ts: str | None = Field(default=None, max_length=32)
    replaces_ts: str | None = Field(default=None, max_length=32)
    is_unasked: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    state: OutboxState = Field(sa_column=Column(stored(OutboxState, "state"), nullable=False))
    reason: str | None = Field(default=None, max_length=80)
    created_at: datetime
    due_at: datetime
    first_tried_at: datetime | None = None
    tried_at: datetime | None = Field(default=None, index=True)
    retry_at: datetime | None = None
    attempts: int = 0
    token: int = 0
    lease_until: datetime | None = None
    is_said: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    sent_at: datetime | None = None
    sent_channel: str | None = Field(default=None, max_length=32)
    sent_ts: str | None = Field(default=None, max_length=32)


class Plan(SQLModel, table=True):
    """A message that the bot means to send of its own accord, perhaps in months.

    The rule is a local hour (`on_day`, `at_hour`, `zone`); `meant_at` is the instant it stands for
    and `due_at` the one at which it is looked at next, within working hours. `key` says which
    message it is and refuses a second; `series` what it is a step of. `message_key` is the key of
    the outbox row that carried it, perhaps with others. All of it is business time.
    """

    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        CheckConstraint("person_id IS NOT NULL OR channel IS NOT NULL", name="addressed"),
        Index(
            "ix_plan_due",
            "workspace_id",  # first, or a database without statistics reads the whole workspace
            "due_at",
            sqlite_where=text(PLANNED),
            postgresql_where=text(PLANNED),
        ),
        Index(
            "ix_plan_person",
            "person_id",
            sqlite_where=text(PLANNED),
            postgresql_where=text(PLANNED),
        ),
        Index(
            "ix_plan_series",
            "series",
            postgresql_ops={"series": "text_pattern_ops"},
            sqlite_where=text(PLANNED),
            postgresql_where=text(PLANNED),
        ),
    )

    seq: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", max_length=32)
    person_id: str | None = person(nullable=True)
    channel: str | None = Field(default=None, max_length=32)
    kind: str = Field(max_length=40)
    key: str = Field(max_length=160)
    series: str | None = Field(default=None, max_length=120)
    refs: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    on_day: date
    at_hour: time
    zone: str = Field(max_length=64)
    meant_at: datetime
    due_at: datetime
    state: PlanState = Field(sa_column=Column(stored(PlanState, "state"), nullable=False))
    reason: str | None = Field(default=None, max_length=80)
    settled_at: datetime | None = None
    message_key: str | None = Field(default=None, max_length=160)
