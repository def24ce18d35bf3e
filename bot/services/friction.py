"""The friction ledger of a workspace, and its monthly summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain import friction as rules
from bot.domain.accesses import Equipped
from bot.domain.deliveries import Notice, To
from bot.domain.friction import By, Cost, WhatIf
from bot.domain.obstacle_states import LIVE, OWED
from bot.domain.planning import Rule, Step
from bot.domain.working_time import months_after
from bot.services import contacts, planning
from bot.services import obstacle_views as views
from bot.services.obstacle_timing import Handbook
from store import obstacles, outbox
from store.database import Database

SUMMARY, PICTURE = "friction", "friction_picture"
SPAN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What obstacles cost over a year, what is open now, and what speed would spare."""

    costs: Sequence[Cost]
    open_now: int
    late_now: int
    what_if: WhatIf | None
    equipped: Equipped | None = None


async def ledger(
    database: Database,
    handbook: Handbook,
    workspace_id: str,
    now: datetime,
    *,
    only: date | None = None,
) -> Ledger:
    """Return the ledger of the last year, or of the month that begins on a day."""
    begins = datetime.combine(only, time(), now.tzinfo) if only else now - SPAN
    ends = datetime.combine(months_after(only, 1), time(), now.tzinfo) if only else now
    async with database.reading() as session:
        found = await obstacles.declared_between(session, workspace_id, begins, ends)
        people = await planning.people_of(session, {one.person_id for one in found})
    costs = [
        Cost(
            person=one.person_id,
            cause=one.type,
            owner=one.owner_role,
            site=one.site or "",
            month=f"{one.declared_at:%Y-%m}",
            days=views.days_blocked(handbook, one, people[one.person_id][0], now),
            is_open=one.state in LIVE,
            is_reopened=one.reopened > 0,
            is_private=handbook.catalogue.get(one.type).needs_consent,
        )
        for one in found
    ]
    owed = [one for one in found if one.state in OWED]
    late = [one for one in owed if views.is_late(handbook, one, now)]
    return Ledger(costs, len(owed), len(late), rules.what_if(costs))


async def plan_summary(
    database: Database, handbook: Handbook, workspace_id: str, now: datetime
) -> None:
    """Plan what HR reads of this month, on the first working day of the next."""
    office = handbook.office
    month = office.hours(None).local(now).date().replace(day=1)
    on = months_after(month, 1)
    async with database.aside() as session:
        readers = await contacts.hr(session, workspace_id, handbook.directory.hr_channel)
        steps = []
        for to in readers:
            hours = await planning.hours_for(session, office, to.person_id)
            key = f"{SUMMARY}:{month:%Y-%m}:{to.person_id or to.channel}"
            rule = Rule(hours.next_working_day(on), time(10), hours.zone)
            steps.append(Step(to, SUMMARY, key, rule, refs={"month": month.isoformat()}))
        await planning.plan(session, office, steps)


async def ask_picture(database: Database, to: To, by: By, key: str, now: datetime) -> None:
    """Queue the ledger as a picture for whoever asked; `key` names the press."""
    notice = Notice(PICTURE, f"{PICTURE}:{key}", {"by": by.value})
    async with database.transaction() as session:
        await outbox.put(session, to, notice, due_at=now)
