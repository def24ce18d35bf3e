"""Somebody enrolled by e-mail gets an account: their journey begins in Slack."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.journeys import JourneyState
from bot.domain.planning import PlanState
from bot.services import following
from bot.services.following import Guide
from store import journeys, linking, people, plans
from store.database import Database
from store.models import Person

AGAIN = timedelta(hours=6)  # before the same address is looked for again
AT_ONCE = 5  # addresses looked for at each tick: Slack allows about fifty a minute


async def link(database: Database, guide: Guide, person_id: str, now: datetime) -> bool:
    """Begin the journey of somebody who has an account now; tell whether it was waiting for it.

    Of what fell due while they had none, they are told the newest only.
    """
    async with database.reading() as session:
        if not await journeys.waits(session, person_id):
            return False
    async with database.aside() as session:
        journey = await journeys.running_of(session, person_id)
        person = await people.get(session, person_id)
        if journey is None or journey.state is not JourneyState.WAITING or not person.slack_id:
            return False
        journey.state, journey.linked_at = JourneyState.ACTIVE, now
        await following.follow(session, guide, journey, at=now)
        await session.flush()
        await _drop_stale(session, person_id, now)
        return True


async def _drop_stale(session: AsyncSession, person_id: str, now: datetime) -> None:
    overdue = [row for row in await plans.planned_for(session, person_id) if row.meant_at <= now]
    newest = max((row.on_day for row in overdue), default=None)
    gone = {"state": PlanState.SKIPPED, "reason": "before the account", "settled_at": now}
    stale = [row for row in overdue if row.on_day != newest]
    await plans.settle(session, [{"seq": row.seq, **gone} for row in stale])


async def to_look_for(database: Database, now: datetime) -> Sequence[Person]:
    """Return some people known by their address alone, whose account is worth looking for."""
    async with database.reading() as session:
        found = await linking.without_account(session, now - AGAIN, limit=AT_ONCE)
    if found:
        async with database.aside() as session:
            await linking.looked_for(session, [person.id for person in found], now)
    return found
