"""What the passing of time asks of pairs: ending, reminding, passing on, proposing.

Safe to run twice or late: each step looks at what is, under the lock of its journey.
"""

from datetime import timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import LAST_DAY, PairingEnd, PairingState
from bot.domain.journeys import RUNNING
from bot.services import deadlines, following, parting, proposing, searching
from bot.services.searching import Watch
from store import pair_rounds, people, switches
from store.models import Pairing


async def go(watch: Watch) -> None:
    """Bring every pair to where it should be now; nothing before HR launched, or while stopped."""
    async with watch.database.reading() as session:
        if watch.workspace_id not in await switches.speaking(session):
            return
    await _end(watch)
    await deadlines.keep(watch)
    await searching.propose_due(watch)
    await searching.say_late(watch)


async def _end(watch: Watch) -> None:
    """End the pairs whose time has come, or whose buddy left."""
    async with watch.database.reading() as session:
        since = watch.today - timedelta(days=LAST_DAY)
        found = await pair_rounds.to_end(session, watch.workspace_id, since)
    for pairing_id in found:
        async with watch.database.aside() as session:
            await _end_one(session, watch, pairing_id)


async def _end_one(session: AsyncSession, watch: Watch, pairing_id: str) -> None:
    pairing = await session.get(Pairing, pairing_id)
    if pairing is None:
        return
    journey = await proposing.held(session, pairing)
    if pairing.state is not PairingState.ACCEPTED:
        return
    buddy = (await people.by_id(session, [pairing.buddy_id]))[pairing.buddy_id]
    along = await following.traveller(session, journey)
    if not buddy.is_active:
        await parting.part(session, pairing, PairingEnd.LEFT, [pairing.newcomer_id], watch.now)
    elif along.day(watch.today) >= LAST_DAY or journey.state not in RUNNING:
        told = [pairing.newcomer_id, pairing.buddy_id]
        await parting.part(session, pairing, PairingEnd.COMPLETED, told, watch.now)
    else:
        return
    await proposing.follow(session, watch.guide, pairing, watch.now)
