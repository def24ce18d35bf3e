"""People, their rights and their absences, and what was done to whom."""

from datetime import date, datetime

from sqlalchemy import Column, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.domain.languages import Language
from bot.domain.people import Named
from bot.domain.planning import Rhythm
from bot.domain.roles import Role, Source
from store.models.base import new_id, person, stored, workspace


class Workspace(SQLModel, table=True):
    """The Slack workspace that installed Kamarade; one row today."""

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    team_id: str = Field(unique=True, max_length=32)
    enterprise_id: str | None = Field(default=None, max_length=32)
    name: str = Field(max_length=200)


class Person(SQLModel, table=True):
    """Somebody Kamarade talks to, with or without a Slack account yet.

    Whoever was only named by somebody else is not `is_greeted` until they speak. `looked_for_at` is
    when an account was last looked for by their address.
    """

    __table_args__ = (UniqueConstraint("workspace_id", "slack_id"),)

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    slack_id: str | None = Field(default=None, max_length=32)
    email: str | None = Field(default=None, max_length=320, index=True)
    name: str | None = Field(default=None, max_length=200)
    language: Language = Field(sa_column=Column(stored(Language, "language"), nullable=False))
    zone: str = Field(max_length=64)
    country: str = Field(max_length=2)
    is_guest: bool = False
    is_external: bool = False
    is_active: bool = True
    is_greeted: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    met_at: datetime
    looked_for_at: datetime | None = None
    region: str | None = Field(default=None, max_length=10)
    started_on: date | None = None
    rhythm: Rhythm = Field(
        default=Rhythm.NORMAL,
        sa_column=Column(
            stored(Rhythm, "rhythm"), nullable=False, server_default=Rhythm.NORMAL.value
        ),
    )
    paused_until: datetime | None = None

    @property
    def named(self) -> Named:
        """Return them as HR and the owners of tasks name them: by their address, if need be."""
        return Named(self.slack_id, self.name or self.email or "", self.language)


class RoleGrant(SQLModel, table=True):
    """A right that somebody gave; no row, no right."""

    __tablename__ = "role_grant"

    person_id: str = Field(
        primary_key=True, foreign_key="person.id", ondelete="CASCADE", max_length=32
    )
    role: Role = Field(sa_column=Column(stored(Role, "role"), primary_key=True))
    workspace_id: str = workspace()
    granted_at: datetime
    source: Source = Field(
        default=Source.COMMAND,
        sa_column=Column(
            stored(Source, "source"), nullable=False, server_default=Source.COMMAND.value
        ),
    )
    granted_by_id: str | None = person(nullable=True, ondelete="SET NULL")


class Away(SQLModel, table=True):
    """Days on which somebody is absent, both ends included; why is nobody's business."""

    __tablename__ = "absence"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    person_id: str = Field(foreign_key="person.id", max_length=32, ondelete="CASCADE", index=True)
    first_on: date
    last_on: date


class Audit(SQLModel, table=True):
    """Who did what to whom and when; rows hold no content, and triggers let them only be added."""

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = workspace()
    at: datetime
    actor_id: str | None = Field(default=None, max_length=32)
    action: str = Field(max_length=60)
    subject_id: str | None = Field(default=None, max_length=32, index=True)
