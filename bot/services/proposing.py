"""What every way of pairing has in common: who is asked, the question, a change."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import PairingEnd, PairingState
from bot.domain.deliveries import Notice, To
from bot.domain.pairing import Match
from bot.services import following, parting, planning
from bot.services.candidates import Round
from bot.services.following import Guide
from bot.services.parting import PROMPT
from store import journeys
from store.models import Journey, Pairing


@dataclass(frozen=True, slots=True)
class Offer:
    """A buddy for a newcomer, and who of HR chose them; None where Kamarade did."""

    match: Match
    by_id: str | None = None


async def propose(
    session: AsyncSession, guide: Guide, journey: Journey, offer: Offer, now: datetime
) -> Pairing:
    """Ask a buddy; the caller holds the journey, and has checked that they may be asked."""
    pairing = Pairing(
        workspace_id=journey.workspace_id,
        journey_id=journey.id,
        newcomer_id=journey.person_id,
        buddy_id=offer.match.person_id,
        state=PairingState.PROPOSED,
        proposed_at=now,
        proposed_by_id=offer.by_id,
        because=[[one.reason.value, list(one.names)] for one in offer.match.because],
    )
    session.add(pairing)
    await session.flush()
    await put(session, guide, pairing, kind=PROMPT, at=now)
    return pairing


async def put(
    session: AsyncSession, guide: Guide, pairing: Pairing, *, kind: str, at: datetime
) -> None:
    """Plan the question to a buddy, or its reminder: said in their own hours."""
    to = To(pairing.workspace_id, person_id=pairing.buddy_id)
    notice = Notice(kind, f"{kind}:{pairing.id}", {"pairing_id": pairing.id})
    await planning.soon(session, guide.office, to, notice, at)


async def held(session: AsyncSession, pairing: Pairing) -> Journey:
    """Hold the journey of a pair: whatever happens to its pairs happens one at a time."""
    journey = await journeys.get(session, pairing.journey_id)
    await session.refresh(pairing)
    return journey


async def take_back(session: AsyncSession, guide: Guide, pairing: Pairing, now: datetime) -> None:
    """End an open pair so that another may follow: both are thanked, nobody is blamed."""
    if pairing.state is PairingState.PROPOSED:
        await parting.close(session, pairing, PairingState.WITHDRAWN, now)
        return
    told = [pairing.newcomer_id, pairing.buddy_id]
    await parting.part(session, pairing, PairingEnd.CHANGED, told, now)
    await follow(session, guide, pairing, now)


async def follow(session: AsyncSession, guide: Guide, pairing: Pairing, now: datetime) -> None:
    """Plan the meetings of whoever accompanies the newcomer now, and cancel the others'."""
    journey = await session.get(Journey, pairing.journey_id)
    if journey is not None:
        await following.follow(session, guide, journey, at=now)


def stand_in(round_: Round, journey_id: str, buddy_id: str) -> str | None:
    """Return who helps while the buddy is away: the next best."""
    found = (one.person_id for one in round_.best(journey_id) if one.person_id != buddy_id)
    return next(found, None)
