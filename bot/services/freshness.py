"""An owner is asked about entries past their review: once, then each week, all in one message."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.planning import Rule, Step
from bot.services import contacts, keeping, planning
from bot.services.contacts import Directory
from store import plans
from store.database import Database

ASKED = "freshness"
APART = timedelta(days=7)


async def plan(
    database: Database,
    directory: Directory,
    workspace_id: str,
    stale: Collection[str],
    now: datetime,
) -> None:
    """Plan what asks each of these roles; HR is asked in place of one that Slack cannot reach.

    Safe to do twice a day, and by every replica: the day is in the key.
    """
    async with database.aside() as session:
        steps = []
        for reader, roles in (await _readers(session, directory, workspace_id, stale)).items():
            step = await _step(session, directory, reader, roles, now)
            steps += [step] if step else []
        await planning.plan(session, directory.office, steps)


async def _readers(
    session: AsyncSession, directory: Directory, workspace_id: str, stale: Collection[str]
) -> dict[To, list[str]]:
    """Return the roles that each reader is asked about."""
    found: dict[To, list[str]] = {}
    for role in sorted(stale):
        readers = await keeping.owners(session, directory, workspace_id, role)
        readers = readers or await contacts.hr(session, workspace_id, directory.hr_channel)
        for reader in readers:
            found.setdefault(reader, []).append(role)
    return found


async def _step(
    session: AsyncSession, directory: Directory, reader: To, roles: list[str], now: datetime
) -> Step | None:
    """Return the message of today, unless one was planned less than a week ago."""
    hours = await planning.hours_for(session, directory.office, reader.person_id)
    today = hours.local(now).date()
    series = f"{ASKED}:{reader.person_id or reader.channel}"
    last = await plans.last_day(session, series)
    if last is not None and today - last < APART and last != today:
        return None
    rule = Rule(today, hours.opens, hours.zone)
    return Step(reader, ASKED, f"{series}:{today}", rule, series, {"roles": roles})
