"""A newcomer and their buddy, and when they meet."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.domain.companions import PairingEnd, PairingState
from bot.domain.meetings import MeetingState
from store.models.base import new_id, person, stored, workspace

OPEN_PAIR = "state IN ('proposed', 'accepted')"


class Pairing(SQLModel, table=True):
    """A newcomer and a buddy: proposed, answered, ended.

    `proposed_by_id` is somebody of HR, or None where Kamarade chose. `because` is what the two
    share, as it was when the buddy was asked: reasons with their names. `decline_reason` is for HR
    alone. `stand_in_id` helps while the buddy is away. `conversation` is where both were
    introduced.
    """

    __table_args__ = (
        Index(
            "ix_pairing_open",
            "journey_id",
            unique=True,
            sqlite_where=text(OPEN_PAIR),
            postgresql_where=text(OPEN_PAIR),
        ),
        Index("ix_pairing_journey", "journey_id", "proposed_at"),
        Index("ix_pairing_buddy", "buddy_id", "state"),
        Index("ix_pairing_state", "workspace_id", "state"),
    )

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    journey_id: str = Field(foreign_key="journey.id", ondelete="CASCADE", max_length=32)
    newcomer_id: str = person()
    buddy_id: str = person()
    state: PairingState = Field(sa_column=Column(stored(PairingState, "state"), nullable=False))
    proposed_at: datetime
    proposed_by_id: str | None = person(nullable=True, ondelete="SET NULL")
    because: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    answered_at: datetime | None = None
    decline_reason: str | None = Field(default=None, max_length=300)
    stand_in_id: str | None = person(nullable=True, ondelete="SET NULL")
    introduced_at: datetime | None = None
    conversation: str | None = Field(default=None, max_length=32)
    ended_at: datetime | None = None
    ending: PairingEnd | None = Field(
        default=None, sa_column=Column(stored(PairingEnd, "ending"), nullable=True)
    )


class Meeting(SQLModel, table=True):
    """What became of a meeting of a pair, and the hour that was proposed; never what was said.

    `slot` is the agenda's id, or a date for one that had none.
    """

    __table_args__ = (UniqueConstraint("journey_id", "slot"),)

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    journey_id: str = Field(foreign_key="journey.id", ondelete="CASCADE", max_length=32)
    pairing_id: str = Field(foreign_key="pairing.id", ondelete="CASCADE", max_length=32)
    slot: str = Field(max_length=60)
    state: MeetingState | None = Field(
        default=None, sa_column=Column(stored(MeetingState, "state"), nullable=True)
    )
    logged_on: date | None = None
    proposed_at: datetime | None = None
    proposed_by_id: str | None = person(nullable=True, ondelete="SET NULL")
    is_agreed: bool = False
