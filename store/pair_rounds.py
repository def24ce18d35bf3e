"""What waits to be done about pairs: newcomers without one, questions without an answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists
from sqlalchemy.orm import aliased
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.buddies import BuddyState
from bot.domain.companions import OPEN, PairingEnd, PairingState
from bot.domain.deliveries import OutboxState
from bot.domain.journeys import RUNNING
from bot.domain.planning import PlanState
from store.models import Buddy, Journey, Outbox, Pairing, Person, Plan
from store.pairings import ALONE

PROMPT, REMINDER = ALONE


async def needing(
    session: AsyncSession, workspace_id: str, since: date, until: date
) -> Sequence[Journey]:
    """Return the journeys that begin in these days and have no pair, nor had one to its end.

    Those for whom HR chose somebody, and nobody was asked yet, are there whatever the day.
    """
    pairs = select(Pairing.id).where(Pairing.journey_id == Journey.id)
    closing = or_(col(Pairing.state).in_(OPEN), col(Pairing.ending) == PairingEnd.COMPLETED)
    chosen = col(Journey.buddy_wish_id).is_not(None) & ~exists(pairs)
    query = (
        select(Journey)
        .where(
            Journey.workspace_id == workspace_id,
            col(Journey.state).in_(RUNNING),
            col(Journey.started_on) >= since,
            or_(col(Journey.started_on) <= until, chosen),
            ~exists(pairs.where(closing)),
        )
        .order_by(col(Journey.started_on), col(Journey.id))
    )
    return list(await session.exec(query))


@dataclass(frozen=True, slots=True)
class Question:
    """What became of a question: when it was sent, and whether it never will be."""

    sent_at: datetime | None = None
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A proposal without an answer: of whom, and what became of the question."""

    pairing: Pairing
    buddy: Person
    buddy_state: BuddyState | None
    is_running: bool
    question: Question
    is_reminded: bool


async def unanswered(session: AsyncSession, workspace_id: str) -> Sequence[Asked]:
    """Return the proposals without an answer, with what became of the question."""
    query = (
        select(Pairing, Person, Buddy, Journey)
        .join(Person, col(Person.id) == col(Pairing.buddy_id))
        .outerjoin(Buddy, col(Buddy.person_id) == col(Pairing.buddy_id))
        .join(Journey, col(Journey.id) == col(Pairing.journey_id))
        .where(Pairing.workspace_id == workspace_id, Pairing.state == PairingState.PROPOSED)
        .order_by(col(Pairing.proposed_at))
    )
    found = list(await session.exec(query))
    put = await _put(session, workspace_id, [pairing.id for pairing, _, _, _ in found])
    return [
        Asked(
            pairing,
            person,
            buddy.state if buddy else None,
            journey.state in RUNNING,
            put.get(f"{PROMPT}:{pairing.id}", Question()),
            f"{REMINDER}:{pairing.id}" in put,
        )
        for pairing, person, buddy, journey in found
    ]


async def _put(
    session: AsyncSession, workspace_id: str, ids: Collection[str]
) -> Mapping[str, Question]:
    """Return what became of these questions and their reminders, by the key of their plan."""
    keys = [f"{kind}:{id_}" for kind in ALONE for id_ in ids]
    query = (
        select(Plan, Outbox)
        .outerjoin(
            Outbox,
            (col(Outbox.workspace_id) == workspace_id) & (col(Outbox.key) == col(Plan.message_key)),
        )
        .where(Plan.workspace_id == workspace_id, col(Plan.key).in_(keys))
    )
    return {plan.key: _question(plan, message) for plan, message in await session.exec(query)}


def _question(plan: Plan, message: Outbox | None) -> Question:
    never = plan.state in {PlanState.SKIPPED, PlanState.CANCELLED}
    if message is None:
        return Question(None, never)
    gone = message.state in {OutboxState.SKIPPED, OutboxState.DEAD}
    return Question(message.sent_at, never or gone)


async def to_end(session: AsyncSession, workspace_id: str, since: date) -> Sequence[str]:
    """Return the pairs under way whose journey is over or began by a day, or whose buddy left."""
    query = (
        select(Pairing.id)
        .join(Journey, col(Journey.id) == col(Pairing.journey_id))
        .join(Person, col(Person.id) == col(Pairing.buddy_id))
        .where(
            Pairing.workspace_id == workspace_id,
            Pairing.state == PairingState.ACCEPTED,
            or_(
                ~col(Person.is_active),
                col(Journey.state).not_in(RUNNING),
                col(Journey.started_on) <= since,
            ),
        )
    )
    return list(await session.exec(query))


async def changing(session: AsyncSession, workspace_id: str) -> Sequence[tuple[str, str, datetime]]:
    """Return the pairs that ended early and have no successor yet: pair, journey, when."""
    later = aliased(Pairing)
    followed = select(later.id).where(
        col(later.journey_id) == col(Pairing.journey_id),
        or_(
            col(later.state) == PairingState.ACCEPTED,
            col(later.ending) == PairingEnd.COMPLETED,
        ),
    )
    query = (
        select(Pairing.id, Pairing.journey_id, Pairing.ended_at)
        .join(Journey, col(Journey.id) == col(Pairing.journey_id))
        .where(
            Pairing.workspace_id == workspace_id,
            Pairing.state == PairingState.ENDED,
            Pairing.ending != PairingEnd.COMPLETED,
            col(Journey.state).in_(RUNNING),
            ~exists(followed),
        )
    )
    return [(id_, journey, at) for id_, journey, at in await session.exec(query) if at is not None]


@dataclass(frozen=True, slots=True)
class Meet:
    """A pair to introduce: both by their accounts."""

    pairing_id: str
    accounts: tuple[str, str]


async def to_introduce(session: AsyncSession, workspace_id: str) -> Sequence[Meet]:
    """Return the pairs that said yes, were not introduced, and have both an account."""
    newcomer, buddy = aliased(Person), aliased(Person)
    query = (
        select(Pairing.id, newcomer.slack_id, buddy.slack_id)
        .join(newcomer, col(newcomer.id) == col(Pairing.newcomer_id))
        .join(buddy, col(buddy.id) == col(Pairing.buddy_id))
        .where(
            Pairing.workspace_id == workspace_id,
            Pairing.state == PairingState.ACCEPTED,
            col(Pairing.introduced_at).is_(None),
            col(newcomer.slack_id).is_not(None),
            col(buddy.slack_id).is_not(None),
        )
    )
    return [
        Meet(id_, (one, other)) for id_, one, other in await session.exec(query) if one and other
    ]
