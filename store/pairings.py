"""Who accompanies whom, and since when."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlmodel import col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import OPEN, PairingEnd, PairingState
from bot.domain.deliveries import OutboxState, Place
from store.models import Outbox, Pairing

PROMPT = "pairing_prompt"
ALONE = (PROMPT, "pairing_reminder")


async def open_of(session: AsyncSession, journey_id: str) -> Pairing | None:
    """Return the pair proposed or under way of a journey."""
    query = select(Pairing).where(Pairing.journey_id == journey_id, col(Pairing.state).in_(OPEN))
    return (await session.exec(query)).first()


async def is_settled(session: AsyncSession, journey_id: str) -> bool:
    """Tell whether somebody accompanies the newcomer, was asked to, or did to the end."""
    query = select(Pairing.id).where(
        Pairing.journey_id == journey_id,
        or_(col(Pairing.state).in_(OPEN), col(Pairing.ending) == PairingEnd.COMPLETED),
    )
    return (await session.exec(query)).first() is not None


async def of_journey(session: AsyncSession, journey_id: str) -> Sequence[Pairing]:
    """Return every pair of a journey, the first first."""
    query = (
        select(Pairing)
        .where(Pairing.journey_id == journey_id)
        .order_by(col(Pairing.proposed_at), col(Pairing.id))
    )
    return list(await session.exec(query))


async def of_person(session: AsyncSession, person_id: str) -> Sequence[Pairing]:
    """Return the pairs under way of somebody, as a newcomer or as a buddy."""
    query = (
        select(Pairing)
        .where(
            Pairing.state == PairingState.ACCEPTED,
            or_(col(Pairing.newcomer_id) == person_id, col(Pairing.buddy_id) == person_id),
        )
        .order_by(col(Pairing.proposed_at))
    )
    return list(await session.exec(query))


async def loads(session: AsyncSession, workspace_id: str) -> Mapping[str, int]:
    """Return how many newcomers each buddy accompanies, or was asked to."""
    query = (
        select(Pairing.buddy_id, func.count())
        .where(Pairing.workspace_id == workspace_id, col(Pairing.state).in_(OPEN))
        .group_by(col(Pairing.buddy_id))
    )
    return {buddy: count for buddy, count in await session.exec(query)}  # noqa: C416  # rows are no pairs


async def completed(session: AsyncSession, workspace_id: str) -> Mapping[str, datetime]:
    """Return when each buddy last accompanied somebody to the end."""
    query = (
        select(Pairing.buddy_id, func.max(Pairing.ended_at))
        .where(Pairing.workspace_id == workspace_id, Pairing.ending == PairingEnd.COMPLETED)
        .group_by(col(Pairing.buddy_id))
    )
    return {buddy: at for buddy, at in await session.exec(query) if at is not None}


async def asked(session: AsyncSession, ids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return who was asked already for each of these journeys."""
    query = select(Pairing.journey_id, Pairing.buddy_id).where(col(Pairing.journey_id).in_(ids))
    found: dict[str, set[str]] = {}
    for journey_id, buddy_id in await session.exec(query):
        found.setdefault(journey_id, set()).add(buddy_id)
    return {id_: frozenset(buddies) for id_, buddies in found.items()}


async def states(session: AsyncSession, workspace_id: str) -> Mapping[str, PairingState]:
    """Return the state of the open pair of each journey that has one."""
    query = select(Pairing.journey_id, Pairing.state).where(
        Pairing.workspace_id == workspace_id, col(Pairing.state).in_(OPEN)
    )
    return {journey: PairingState(state) for journey, state in await session.exec(query)}


async def places(session: AsyncSession, pairing_id: str) -> Sequence[Place]:
    """Return the messages that ask this alone, reminders included."""
    return await sent_alone(session, ALONE, [f"{kind}:{pairing_id}" for kind in ALONE])


async def sent_alone(
    session: AsyncSession, kinds: Collection[str], keys: Collection[str]
) -> Sequence[Place]:
    """Return where messages of these kinds and keys stand, those sent with others aside."""
    query = select(Outbox.sent_channel, Outbox.sent_ts).where(
        col(Outbox.key).in_(keys),
        col(Outbox.kind).in_(kinds),
        Outbox.state == OutboxState.SENT,
    )
    return [Place(channel, ts) for channel, ts in await session.exec(query) if channel and ts]
