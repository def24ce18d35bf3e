"""Every table, as columns and constraints.

A person has an opaque internal id, the only foreign key to people: they may be enrolled before they
have a Slack account, and erasing them leaves keys without identity. Every table carries
`workspace_id`.
"""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, CheckConstraint, Column, Enum, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.domain.deliveries import OutboxState
from bot.domain.languages import Language
from bot.domain.questions import QuestionState
from bot.domain.roles import Role

SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention


# Written out in queries too: a partial index serves only a condition it can recognise.
OPEN = "state IN ('pending', 'sending')"
HELD = f"{OPEN} AND (lease_until IS NOT NULL OR retry_at IS NOT NULL)"


def new_id() -> str:
    """Return an opaque identifier that says nothing of what it names."""
    return uuid4().hex


def _stored(values: type[Any], name: str) -> Any:
    """Return the column type of an enum: its values as text, so that a new one is no migration."""
    return Enum(
        values,
        native_enum=False,
        create_constraint=False,
        length=20,
        name=name,
        values_callable=lambda members: [member.value for member in members],
    )


def _workspace() -> Any:
    return Field(foreign_key="workspace.id", max_length=32, index=True)


def _person(*, nullable: bool = False, ondelete: Any = "CASCADE") -> Any:
    return Field(foreign_key="person.id", max_length=32, nullable=nullable, ondelete=ondelete)


class Workspace(SQLModel, table=True):
    """The Slack workspace that installed Kamarade; one row today."""

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    team_id: str = Field(unique=True, max_length=32)
    enterprise_id: str | None = Field(default=None, max_length=32)
    name: str = Field(max_length=200)


class Person(SQLModel, table=True):
    """Somebody Kamarade talks to, with or without a Slack account yet."""

    __table_args__ = (UniqueConstraint("workspace_id", "slack_id"),)

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = _workspace()
    slack_id: str | None = Field(default=None, max_length=32)
    email: str | None = Field(default=None, max_length=320, index=True)
    name: str | None = Field(default=None, max_length=200)
    language: Language = Field(sa_column=Column(_stored(Language, "language"), nullable=False))
    zone: str = Field(max_length=64)
    country: str = Field(max_length=2)
    is_guest: bool = False
    is_external: bool = False
    is_active: bool = True
    met_at: datetime


class RoleGrant(SQLModel, table=True):
    """A right that somebody gave; no row, no right."""

    __tablename__ = "role_grant"

    person_id: str = Field(
        primary_key=True, foreign_key="person.id", ondelete="CASCADE", max_length=32
    )
    role: Role = Field(sa_column=Column(_stored(Role, "role"), primary_key=True))
    workspace_id: str = _workspace()
    granted_at: datetime


class Question(SQLModel, table=True):
    """A question that somebody chose to hand to a human, and its answer."""

    __table_args__ = (Index("ix_question_open", "workspace_id", "state", "asked_at"),)

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = _workspace()
    asker_id: str = _person()
    asked_at: datetime
    text: str = Field(max_length=3000)
    entry_id: str | None = Field(default=None, max_length=80)
    is_blocked: bool = False
    state: QuestionState = Field(sa_column=Column(_stored(QuestionState, "state"), nullable=False))
    answered_by_id: str | None = _person(nullable=True, ondelete="SET NULL")
    answered_at: datetime | None = None
    answer: str | None = Field(default=None, max_length=3000)


class Rating(SQLModel, table=True):
    """One opinion of one answer, without a name.

    `token` is drawn at random for each message and lives only in its buttons: pressing again
    changes the opinion, and nothing leads back to a person.
    """

    token: str = Field(primary_key=True, max_length=32)
    entry_id: str = Field(primary_key=True, max_length=80)
    workspace_id: str = _workspace()
    language: Language = Field(sa_column=Column(_stored(Language, "language"), nullable=False))
    is_helpful: bool
    rated_on: date


class Relay(SQLModel, table=True):
    """A text that a person wrote or approved, kept exactly until it is sent, then emptied."""

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = _workspace()
    author_id: str | None = _person(nullable=True, ondelete="SET NULL")
    text: str | None = Field(default=None, max_length=3000)
    created_at: datetime


class Outbox(SQLModel, table=True):
    """A message to be sent exactly once.

    `key` says what the message is and refuses a second copy; `nonce` is what Slack keeps of it,
    random, so that a look-up finds the message and nobody learns anything. `refs` holds ids, never
    a text. With `replaces_ts` it brings a sent message up to date instead of posting one. Nobody
    asked for an `is_unasked` message: it keeps to working hours. `due_at` and `sent_at` are
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
            "ix_outbox_unasked",
            "person_id",
            "due_at",
            sqlite_where=text("is_unasked"),
            postgresql_where=text("is_unasked"),
        ),
    )

    seq: int | None = Field(default=None, primary_key=True)
    workspace_id: str = _workspace()
    key: str = Field(max_length=160)
    nonce: str = Field(default_factory=new_id, max_length=32, unique=True)
    kind: str = Field(max_length=40)
    refs: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    relay_id: str | None = Field(default=None, foreign_key="relay.id", max_length=32)
    person_id: str | None = _person(nullable=True)
    channel: str | None = Field(default=None, max_length=32)
    thread_ts: str | None = Field(default=None, max_length=32)
    replaces_ts: str | None = Field(default=None, max_length=32)
    is_unasked: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    state: OutboxState = Field(sa_column=Column(_stored(OutboxState, "state"), nullable=False))
    reason: str | None = Field(default=None, max_length=80)
    created_at: datetime
    due_at: datetime
    first_tried_at: datetime | None = None
    tried_at: datetime | None = Field(default=None, index=True)
    retry_at: datetime | None = None
    attempts: int = 0
    token: int = 0
    lease_until: datetime | None = None
    sent_at: datetime | None = None
    sent_channel: str | None = Field(default=None, max_length=32)
    sent_ts: str | None = Field(default=None, max_length=32)


class Inbox(SQLModel, table=True):
    """What Slack delivered, kept before it is acknowledged and emptied once handled.

    A message is kept as its place (`channel`, `ts`) and read again from Slack if it must be
    replayed; anything interactive keeps its payload until then. `twin` refuses the second of two
    events about one message. Times are machine time.
    """

    __table_args__ = (
        Index(
            "ix_inbox_open",
            "lease_until",
            sqlite_where=text("state = 'received'"),
            postgresql_where=text("state = 'received'"),
        ),
    )

    key: str = Field(primary_key=True, max_length=160)
    twin: str | None = Field(default=None, max_length=80, unique=True)
    payload: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    state: str = Field(default="received", max_length=10)
    attempts: int = 0
    received_at: datetime = Field(index=True)
    lease_until: datetime


class Audit(SQLModel, table=True):
    """Who did what to whom and when; rows are only ever added, and hold no content."""

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = _workspace()
    at: datetime
    actor_id: str | None = Field(default=None, max_length=32)
    action: str = Field(max_length=60)
    subject_id: str | None = Field(default=None, max_length=32, index=True)
