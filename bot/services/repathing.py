"""A changed path: whom it would concern, and applying it to people already on their way."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.roles import Role
from bot.services import following
from bot.services.journeys import Act
from bot.services.people import require
from store import journeys, plans
from store.database import Database
from store.models import Journey


@dataclass(frozen=True, slots=True)
class Effect:
    """What applying the path in use would change of what is still to be said."""

    journeys: int = 0
    added: int = 0
    moved: int = 0
    dropped: int = 0


async def effect(database: Database, act: Act) -> Effect:
    """Return what applying the path would do, and do nothing."""
    async with database.reading() as session:
        found = await _concerned(session, act)
        counts = [await _of_one(session, act, journey) for journey in found]
    sums = [sum(column) for column in zip(*counts, strict=True)] if counts else [0, 0, 0]
    return Effect(len(found), *sums)


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
