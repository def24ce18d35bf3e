"""The end of a pair: who is told, and what is kept of it."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import PairingEnd, PairingState
from bot.domain.deliveries import Notice, To
from bot.domain.journeys import Traveller
from store import outbox, pairings
from store.models import Pairing

PROMPT, REMINDER = pairings.ALONE
UPDATED, ENDED = "pairing_update", "pairing_ended"


async def part(
    session: AsyncSession,
    pairing: Pairing,
    ending: PairingEnd,
    told: Collection[str],
    now: datetime,
) -> None:
    """End a pair under way, and tell these people, without a word of who asked or why."""
    pairing.state, pairing.ending, pairing.ended_at = PairingState.ENDED, ending, now
    await session.flush()
    for person_id in told:
        key = f"{ENDED}:{pairing.id}:{person_id}"
        notice = Notice(ENDED, key, {"pairing_id": pairing.id})
        to = To(pairing.workspace_id, person_id=person_id)
        await outbox.put(session, to, notice, due_at=now, is_unasked=True)


async def close(
    session: AsyncSession, pairing: Pairing, state: PairingState, now: datetime
) -> None:
    """End a proposal without a yes: declined, unanswered, taken back."""
    pairing.state, pairing.answered_at = state, now
    await refresh(session, pairing, now)


async def refresh(session: AsyncSession, pairing: Pairing, now: datetime) -> None:
    """Bring the questions already sent up to date: a button that no longer counts goes."""
    await session.flush()
    for place in await pairings.places(session, pairing.id):
        there = To(pairing.workspace_id, channel=place.channel, replaces_ts=place.ts)
        key = f"{UPDATED}:{pairing.id}:{pairing.state}:{now.timestamp():.3f}:{place.ts}"
        notice = Notice(PROMPT, key, {"pairing_id": pairing.id})
        await outbox.put(session, there, notice, due_at=now)


async def with_the_journey(session: AsyncSession, along: Traveller, now: datetime) -> None:
    """End what a newcomer who leaves had: their buddy is thanked, and told no reason."""
    pairing = await pairings.open_of(session, along.journey_id)
    if pairing is None:
        return
    if pairing.state is PairingState.PROPOSED:
        await close(session, pairing, PairingState.WITHDRAWN, now)
    else:
        await part(session, pairing, PairingEnd.LEFT, [pairing.buddy_id], now)
