"""A changed path: whom it would concern, and applying it to people already on their way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.people import Named
from bot.domain.planning import Rule, Step
from bot.domain.roles import Role
from bot.services import contacts, following, planning
from bot.services.journeys import Act
from bot.services.people import require
from store import journeys, people, plans
from store.database import Database
from store.models import Journey

CHANGED = "path_changed"
AT = time(9, 30)
NAMED = 10  # people named one by one


@dataclass(frozen=True, slots=True)
class Effect:
    """What applying the path in use would change of what is still to be said."""

    journeys: int = 0
    added: int = 0
    moved: int = 0
    dropped: int = 0
    people: Sequence[Named] = ()  # the first of them

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing that is still to be said would change."""
        return not (self.added or self.moved or self.dropped)


async def effect(database: Database, act: Act) -> Effect:
    """Return what applying the path would do, and do nothing."""
    async with database.reading() as session:
        found = await _concerned(session, act)
        counts = [await _of_one(session, act, journey) for journey in found]
        who = [one.person_id for one in found[:NAMED]]
        known = await people.by_id(session, who)
    added, moved, dropped = [sum(one[at] for one in counts) for at in range(3)]
    return Effect(len(found), added, moved, dropped, [known[one].named for one in who])


async def announce(database: Database, act: Act) -> bool:
    """Let HR hear, once, that people on their way follow another path; tell whether any do."""
    version = act.guide.content.path_version
    async with database.reading() as session:
        if not await _concerned(session, act):
            return False
    async with database.aside() as session:
        readers = await contacts.hr(session, act.by.workspace_id, act.guide.directory.hr_channel)
        rule = Rule(act.today, AT, act.guide.office.zone)
        steps = [
            Step(
                to,
                CHANGED,
                f"{CHANGED}:{version}:{to.person_id or to.channel}",
                rule,
                refs={"version": version},
            )
            for to in readers
        ]
        await planning.plan(session, act.guide.office, steps)
    return True


async def _concerned(session: AsyncSession, act: Act) -> Sequence[Journey]:
    version = act.guide.content.path_version
    return await journeys.planned_otherwise(session, act.by.workspace_id, version)


async def _of_one(session: AsyncSession, act: Act, journey: Journey) -> tuple[int, int, int]:
    """Count what would be new, on another day, or no longer said, of what is to come."""
    wanted = {
        step.key: step.rule.on
        for step in await following.planned(session, act.guide, journey)
        if step.rule.on >= act.today
    }
    now = await plans.days_of(
        session, [f"journey:{journey.id}:{one}" for one in following.FEATURES]
    )
    known = await plans.keys_of(session, list(wanted))
    added = sum(key not in known for key in wanted)
    moved = sum(key in now and now[key] != day for key, day in wanted.items())
    dropped = sum(key not in wanted and day >= act.today for key, day in now.items())
    return added, moved, dropped


async def apply(database: Database, act: Act) -> int:
    """Let everybody on their way follow the path in use; return how many they are.

    Raises:
        NotAllowed: `act.by` is not in HR.
    """
    await require(database, act.by, Role.HR, act.now)
    async with database.transaction() as session:
        found = await _concerned(session, act)
        for journey in found:
            await following.follow(session, act.guide, journey, at=act.now)
        if found:
            session.add(act.note("path.apply"))
        return len(found)
