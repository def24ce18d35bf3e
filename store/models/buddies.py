"""Buddies, and what people wish for."""

from datetime import date, datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from bot.domain.buddies import BuddyState
from bot.domain.pairing import Reason
from store.models.base import person, stored, workspace


def _listed() -> list[str]:
    column: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    return column


class Buddy(SQLModel, table=True):
    """Somebody who accompanies newcomers, as they describe themselves.

    `agreed_at` is when their manager (`manager_id`) agreed.
    """

    person_id: str = Field(
        primary_key=True, foreign_key="person.id", ondelete="CASCADE", max_length=32
    )
    workspace_id: str = workspace()
    state: BuddyState = Field(sa_column=Column(stored(BuddyState, "state"), nullable=False))
    languages: list[str] = _listed()
    segment: str | None = Field(default=None, max_length=80)
    product_range: str | None = Field(default=None, max_length=80)
    site: str | None = Field(default=None, max_length=80)
    tools: list[str] = _listed()
    strengths: list[str] = _listed()
    capacity: int = 1
    kam_since: date | None = None
    paused_until: date | None = None
    manager_id: str | None = person(nullable=True, ondelete="SET NULL")
    agreed_at: datetime | None = None
    agreed_by_id: str | None = person(nullable=True, ondelete="SET NULL")
    invited_by_id: str | None = person(nullable=True, ondelete="SET NULL")
    volunteered_at: datetime | None = None


class NotWith(SQLModel, table=True):
    """Somebody would rather not be paired with somebody; shown to whoever said it alone."""

    __tablename__ = "not_with"

    person_id: str = Field(
        primary_key=True, foreign_key="person.id", ondelete="CASCADE", max_length=32
    )
    other_id: str = Field(
        primary_key=True, foreign_key="person.id", ondelete="CASCADE", max_length=32
    )
    workspace_id: str = workspace()


class Wish(SQLModel, table=True):
    """What a newcomer says they would like of a buddy."""

    person_id: str = Field(
        primary_key=True, foreign_key="person.id", ondelete="CASCADE", max_length=32
    )
    workspace_id: str = workspace()
    product_range: str | None = Field(default=None, max_length=80)
    learning: list[str] = _listed()
    preference: Reason | None = Field(
        default=None, sa_column=Column(stored(Reason, "reason"), nullable=True)
    )
