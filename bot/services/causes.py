"""Why somebody's drive may have dropped, as far as the bot knows; for that person's eyes only."""

from dataclasses import dataclass
from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.checkins import Signal, signal
from bot.domain.meetings import MeetingState
from bot.library.content import Content
from bot.services import following, obstacles
from store import checkins, journeys, pairings
from store.database import Database
from store.models import Checkin

TARGETS = "target-letter"  # the task of the path: how the variable pay is reached
MET_EVERY = 15  # days: fewer meetings than one in so many is few


@dataclass(frozen=True, slots=True)
class Causes:
    """The kinds of open obstacles, whether targets are missing, whether the buddy was seen little.

    The drop `lasts` when the check-in before said so too.
    """

    person_id: str
    lasts: bool = False
    obstacles: tuple[str, ...] = ()
    lacks_targets: bool = False
    met: int | None = None


async def of(database: Database, content: Content, checkin_id: str, today: date) -> Causes | None:
    """Return what may weigh on whoever answered a check-in; None once it was erased."""
    async with database.reading() as session:
        checkin = await checkins.get(session, checkin_id)
        if checkin is None:
            return None
        return await _of(session, content, checkin, today)


async def _of(session: AsyncSession, content: Content, checkin: Checkin, today: date) -> Causes:
    found = await obstacles.open_of(session, checkin.person_id)
    done = await journeys.done(session, [checkin.journey_id])
    journey = await journeys.seen(session, checkin.journey_id)
    day = (await following.traveller(session, journey)).day(today) if journey else 0
    targets = next((task for task in content.tasks if task.id == TARGETS), None)
    is_missing = (
        targets is not None
        and day > targets.due
        and TARGETS not in done.get(checkin.journey_id, frozenset())
    )
    past = await checkins.past(session, checkin.journey_id, checkin.day)
    return Causes(
        checkin.person_id,
        signal(past, content.drop) is Signal.RED,
        tuple(dict.fromkeys(one.type for one in found)),
        is_missing,
        await _met(session, checkin.journey_id, day),
    )


async def _met(session: AsyncSession, journey_id: str, day: int) -> int | None:
    """Return how often the buddy was met, where that is little; None without a buddy."""
    pair = await pairings.open_of(session, journey_id)
    if pair is None:
        return None
    count = await checkins.meetings(session, journey_id, MeetingState.MET)
    return count if count < day // MET_EVERY else None
