"""What the passing of time does to obstacles: a warning, a step of the ladder, a soft close.

Each step is settled in the transaction that queues what it says, so that a restart, a second
replica or a week of outage neither loses nor repeats one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.obstacle_states import Act, State, may
from bot.domain.working_time import WorkingTime
from bot.services import cases
from bot.services import obstacle_calling as calling
from bot.services import obstacle_telling as telling
from bot.services import obstacle_timing as timing
from bot.services.contacts import Case, Lookup
from bot.services.obstacle_bag import Bag
from bot.services.obstacle_timing import Handbook
from bot.services.planning import hours_of_each
from store import obstacle_clock, obstacles, turns
from store.database import Database
from store.obstacle_clock import Timed

BATCH = 500


@dataclass(frozen=True, slots=True)
class Known:
    """What a batch needs to know, read once: hours, cases, and who was told already."""

    now: datetime
    blocked: Mapping[str, WorkingTime]
    cases: Mapping[str, Case]
    told: Mapping[str, frozenset[str]]
    lookup: Lookup


async def tick(database: Database, handbook: Handbook, now: datetime) -> int:
    """Do what is due; return how many steps were taken. Safe to run twice, late, or at once."""
    count = 0
    while True:
        async with database.reading() as session:
            if not await obstacle_clock.any_due(session, now):
                return count
        async with database.aside() as session:
            await turns.wait(session, turns.OBSTACLES)
            done = await _some(session, handbook, now)
        if not done:
            return count
        count += done


async def _some(session: AsyncSession, handbook: Handbook, now: datetime) -> int:
    due = await obstacle_clock.due(session, now, limit=BATCH)
    known = await _known(session, handbook, due, now)
    bag = Bag()
    for obstacle in due:
        await _step(handbook, bag, obstacle, known)
    await obstacle_clock.keep(session, due)
    await bag.write(session)
    return len(due)


async def _known(
    session: AsyncSession, handbook: Handbook, due: Sequence[Timed], now: datetime
) -> Known:
    hours = await hours_of_each(session, handbook.office, {one.person_id for one in due})
    each = await cases.of_each(session, due, handbook.catalogue)
    lookup = Lookup(session, handbook.directory)
    climbing = [one for one in due if one.next_act is Act.CLIMB]
    next_up = {handbook.ladder(one)[one.climbed :][:1] for one in climbing}
    await lookup.prepare(
        [each[one.id] for one in climbing], {rung.name for found in next_up for rung in found}
    )
    told = await obstacles.told(session, [one.id for one in due])
    return Known(now, hours, each, told, lookup)


async def _step(handbook: Handbook, bag: Bag, obstacle: Timed, known: Known) -> None:
    act, now = obstacle.next_act, known.now
    obstacle.next_act = obstacle.next_at = None
    if act is None or not may(obstacle.state, act):
        return
    match act:
        case Act.WARN:
            _warn(bag, obstacle, known)
        case Act.CLIMB:
            await _climb(handbook, bag, obstacle, known)
        case Act.FADE:
            _fade(bag, obstacle, known)
    hours = timing.owner_hours(handbook.office, obstacle)
    following = timing.upcoming(handbook, obstacle, hours, now)
    if following is not None:
        obstacle.next_act, obstacle.next_at = following.act, following.at


def _tell(bag: Bag, obstacle: Timed, act: Act, number: int, known: Known) -> None:
    """Tell who is blocked, in their own working hours."""
    at = known.blocked[obstacle.person_id].clamp(known.now)
    telling.newcomer(bag, obstacle, telling.SAID_TO_NEWCOMER[act], number, at)


def _warn(bag: Bag, obstacle: Timed, known: Known) -> None:
    """Say who will hear next, before they do."""
    obstacle.warned_at = known.now
    number = bag.record(obstacle, Act.WARN, None, known.now, rung=obstacle.climbed)
    _tell(bag, obstacle, Act.WARN, number, known)


async def _climb(handbook: Handbook, bag: Bag, obstacle: Timed, known: Known) -> None:
    """Tell the next of the ladder, unless they know already."""
    ladder = handbook.ladder(obstacle)
    if obstacle.climbed >= len(ladder):  # the content changed since
        return
    role = ladder[obstacle.climbed].name
    obstacle.climbed += 1
    obstacle.warned_at = None
    if role in known.told.get(obstacle.id, frozenset()):
        return
    found = await calling.whom(known.lookup, known.cases[obstacle.id], role)
    number = obstacle.steps + 1
    wanted = calling.Call(role, is_owner=False, number=number, at=known.now)
    heard = calling.call(bag, handbook, obstacle, wanted, found)
    is_reached = heard is not None and heard.is_reached
    bag.record(obstacle, Act.CLIMB, None, known.now, role=role, is_reached=is_reached)
    _tell(bag, obstacle, Act.CLIMB, number, known)


def _fade(bag: Bag, obstacle: Timed, known: Known) -> None:
    """Close softly what nobody said "really?" about, and say so."""
    obstacle.state = State.FADED
    obstacle.ended_at = obstacle.stopped_at
    number = bag.record(obstacle, Act.FADE, None, known.now)
    _tell(bag, obstacle, Act.FADE, number, known)
