"""Journeys that are done: kept to be read, and nothing more is said along them."""

from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import PairingEnd, PairingState
from bot.domain.journeys import COMPLETED_AFTER, JourneyState
from bot.domain.planning import PlanState
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
    """Cancel what the newcomer was to be told, but the last words; others keep their tasks."""
    kept = {f"{kind}:{journey.id}" for kind in (closing.CLOSING, meetings.A_YEAR_LATER)}
    planned = await plans.planned_in(session, f"journey:{journey.id}:", journey.person_id)
    gone = {"state": PlanState.CANCELLED, "reason": "the path is done", "settled_at": now}
    await plans.settle(
        session, [{"seq": one.seq, **gone} for one in planned if one.key not in kept]
    )
