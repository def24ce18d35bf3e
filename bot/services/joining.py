"""Who joins the workspace: told to HR once a day, where they asked for it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.people import Speaker
from bot.domain.planning import Rule, Step
from bot.domain.working_time import DAY
from bot.services import contacts, planning
from bot.services.contacts import Directory
from store import joining
from store.database import Database
from store.models import Joiner, Person

JOINED = "joined"
AT = time(9, 30)  # as everything of the path: what falls due together is one message
SETTLED = timedelta(minutes=30)  # a directory fills a new profile in some time after it opens it
AT_ONCE = 5  # accounts looked at in each tick


async def arrived(database: Database, workspace_id: str, slack_id: str, now: datetime) -> None:
    """Remember that an account opened, until it was looked at."""
    async with database.aside() as session:
        if await session.get(Joiner, (workspace_id, slack_id)) is None:
            session.add(Joiner(workspace_id=workspace_id, slack_id=slack_id, joined_at=now))


async def to_look_at(database: Database, workspace_id: str, now: datetime) -> Sequence[str]:
    """Return a few accounts that opened long enough ago for their profile to be filled in."""
    async with database.reading() as session:
        return await joining.not_looked_at(session, workspace_id, now - SETTLED, limit=AT_ONCE)


async def forget(database: Database, workspace_id: str, slack_id: str) -> None:
    """Forget an account of which HR need not hear."""
    async with database.aside() as session:
        await session.delete(await session.get(Joiner, (workspace_id, slack_id)))


async def suggest(database: Database, directory: Directory, who: Speaker, now: datetime) -> None:
    """Let HR hear of somebody, with whoever else they hear of on that day."""
    async with database.aside() as session:
        joiner = await session.get(Joiner, (who.workspace_id, who.slack_id))
        if joiner is not None and joiner.person_id is None:
            joiner.person_id, joiner.told_on = who.id, _next(directory, now)
            await _plan(session, directory, who.workspace_id, joiner.told_on)


def _next(directory: Directory, now: datetime) -> date:
    hours = directory.office.hours(None)
    local = hours.local(now)
    return hours.next_working_day(local.date() + (DAY if local.time() >= AT else timedelta()))


async def _plan(session: AsyncSession, directory: Directory, workspace_id: str, day: date) -> None:
    zone = directory.office.zone
    readers = await contacts.hr(session, workspace_id, directory.hr_channel)
    steps = [
        Step(
            to,
            JOINED,
            f"{JOINED}:{day}:{to.person_id or to.channel}",
            Rule(day, AT, zone),
            refs={"day": day.isoformat()},
        )
        for to in readers
    ]
    await planning.plan(session, directory.office, steps)


async def told_on(database: Database, workspace_id: str, day: date) -> Sequence[Person]:
    """Return whom HR hears of on a day and has not welcomed meanwhile."""
    async with database.reading() as session:
        return await joining.told_on(session, workspace_id, day)
