"""Journeys that are done: kept to be read, and nothing more is said along them."""

from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import PairingEnd, PairingState
from bot.domain.journeys import COMPLETED_AFTER, JourneyState
from bot.services import closing, following, meetings, parting
from bot.services.searching import Watch
from store import journeys, pairings, plans, switches
from store.models import Audit, Journey


async def go(watch: Watch) -> None:
    """Complete the journeys whose last reminders have gone; none while HR stopped the bot."""
    since = watch.today - timedelta(days=COMPLETED_AFTER)
    async with watch.database.reading() as session:
        if watch.workspace_id not in await switches.speaking(session):
            return
        found = await journeys.begun_before(session, since)
        due = [one.id for one in found if await _is_over(session, watch, one)]
    for journey_id in due:
        async with watch.database.aside() as session:
            await _complete(session, watch, journey_id)


async def _is_over(session: AsyncSession, watch: Watch, journey: Journey) -> bool:
    """Tell whether the path is behind somebody, long absences aside."""
    along = await following.traveller(session, journey)
    return along.day(watch.today) > COMPLETED_AFTER


async def _complete(session: AsyncSession, watch: Watch, journey_id: str) -> None:
    journey = await journeys.get(session, journey_id)
    if journey.state is not JourneyState.ACTIVE:
        return
    journey.state, journey.ended_on = JourneyState.COMPLETED, watch.today
    await _end_pair(session, watch, journey)
    await _cancel(session, journey, watch.now)
    session.add(
        Audit(
            workspace_id=journey.workspace_id,
            at=watch.now,
            action="journey.complete",
            subject_id=journey.person_id,
        )
    )


async def _end_pair(session: AsyncSession, watch: Watch, journey: Journey) -> None:
    pairing = await pairings.open_of(session, journey.id)
    if pairing is None:
        return
    if pairing.state is PairingState.PROPOSED:
        await parting.close(session, pairing, PairingState.WITHDRAWN, watch.now)
        return
    told = [pairing.newcomer_id, pairing.buddy_id]
    await parting.part(session, pairing, PairingEnd.COMPLETED, told, watch.now)


async def _cancel(session: AsyncSession, journey: Journey, now: datetime) -> None:
    """Cancel what is left to say, but the last word and the invitation of the year after."""
    series = f"journey:{journey.id}"
    kept = [f"{kind}:{journey.id}" for kind in (closing.CLOSING, meetings.A_YEAR_LATER)]
    await plans.cancel_others(session, series, kept, reason="the path is done", at=now)
