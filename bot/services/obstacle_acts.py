"""What is done to an obstacle, by who is blocked and by who must lift it: each press, once."""

from datetime import date, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.errors import (
    BadPromise,
    DayOff,
    EmptyAnswer,
    PastMessage,
    TooManyDates,
)
from bot.domain.obstacle_states import OVER, WAITING, Act, State, after
from bot.domain.obstacles import is_for
from bot.services import obstacle_reminders as reminders
from bot.services import obstacle_telling as telling
from bot.services import obstacle_timing as timing
from bot.services import planning
from bot.services.obstacle_bag import Bag
from bot.services.obstacle_rights import Press, opened
from bot.services.obstacle_timing import Handbook
from bot.services.obstacles import give
from store import accesses, obstacles
from store.database import Database
from store.models import Obstacle

FURTHEST = timedelta(days=60)


async def take(database: Database, handbook: Handbook, press: Press) -> None:
    """Say "I am on it"."""
    async with database.transaction() as session:
        obstacle = await opened(session, press, Act.TAKE)
        obstacle.taker_id = press.person_id
        await _move(session, handbook, obstacle, Act.TAKE, press)


async def promise(database: Database, handbook: Handbook, press: Press, day: date) -> None:
    """Give the day on which it will be lifted; the ladder waits for its end.

    Raises:
        BadPromise: it is past, or too far away.
        DayOff: nobody works that day where the owner is.
        TooManyDates: as many were given as the content allows.
    """
    async with database.transaction() as session:
        obstacle = await opened(session, press, Act.DATE)
        hours = timing.owner_hours(handbook.office, obstacle)
        today = hours.local(press.at).date()
        if not today <= day <= today + FURTHEST:
            raise BadPromise(field="date")
        if not hours.is_working_day(day):
            raise DayOff(field="date", next_day=hours.next_working_day(day))
        if obstacle.dates_given >= handbook.catalogue.most_dates:
            raise TooManyDates
        obstacle.taker_id = obstacle.taker_id or press.person_id
        obstacle.promised_on, obstacle.held_before = day, obstacle.held_days
        obstacle.dates_given += 1
        obstacle.warned_at = None
        await _move(session, handbook, obstacle, Act.DATE, press, day=day.isoformat())


async def ask(database: Database, handbook: Handbook, press: Press, text: str) -> None:
    """Ask who is blocked something, in these words; the clock waits for the answer.

    Raises:
        EmptyAnswer: nothing was written.
    """
    if not text.strip():
        raise EmptyAnswer
    async with database.transaction() as session:
        obstacle = await opened(session, press, Act.ASK)
        obstacle.taker_id = obstacle.taker_id or press.person_id
        await _move(session, handbook, obstacle, Act.ASK, press)
        asked = telling.Words(telling.QUESTION, press.person_id, text.strip())
        blocked = [To(obstacle.workspace_id, person_id=obstacle.person_id)]
        await telling.bring(session, obstacle, asked, blocked, press.at)


async def answer(database: Database, handbook: Handbook, press: Press, text: str) -> None:
    """Answer the owner's question, in these words; the clock goes on.

    Raises:
        EmptyAnswer: nothing was written.
    """
    if not text.strip():
        raise EmptyAnswer
    async with database.transaction() as session:
        obstacle = await opened(session, press, Act.ANSWER)
        await _move(session, handbook, obstacle, Act.ANSWER, press)
        said = telling.Words(telling.REPLY, press.person_id, text.strip())
        holders = telling.holders(obstacle, await obstacles.parties(session, obstacle.id))
        await telling.bring(session, obstacle, said, holders, press.at)


async def hand_over(database: Database, handbook: Handbook, press: Press, role: str) -> None:
    """Give an obstacle to another role, which hears at once and keeps the time that is left.

    Raises:
        PastMessage: there is no such role, or it is whom the obstacle speaks of.
    """
    async with database.transaction() as session:
        obstacle = await opened(session, press, Act.HAND_OVER)
        kind = handbook.catalogue.get(obstacle.type)
        known = role in handbook.directory.roles and role != obstacle.owner_role
        if not (known and is_for(kind, role)):
            raise PastMessage
        await _let_go(session, handbook, obstacle, press.at)
        obstacle.owner_role, obstacle.taker_id = role, None
        await _move(session, handbook, obstacle, Act.HAND_OVER, press, role=role)


async def _let_go(
    session: AsyncSession, handbook: Handbook, obstacle: Obstacle, now: datetime
) -> None:
    """Leave the next owner at least a day, and no more than what is left."""
    hours = timing.owner_hours(handbook.office, obstacle)
    spent = timing.working_days(hours, obstacle.heard_at, now) - obstacle.held_days
    kind = handbook.catalogue.get(obstacle.type)
    obstacle.allowed_days = max(1, kind.allowed_days - max(0, spent))
    obstacle.held_days = obstacle.held_before = obstacle.climbed = 0
    obstacle.promised_on = obstacle.warned_at = obstacle.stopped_at = None
    roles = {obstacle.owner_role, handbook.directory.leads.get(obstacle.owner_role, "")}
    await obstacles.let_out(session, obstacle.id, roles)


async def press(database: Database, handbook: Handbook, act: Act, pressed: Press) -> None:
    """Do what a button alone says: solved, wait, too late, yes, no, declared by mistake."""
    async with database.transaction() as session:
        obstacle = await opened(session, pressed, act)
        match act:
            case Act.WAIT:
                obstacle.held_days += handbook.catalogue.wait_days
                obstacle.warned_at = None
            case Act.TOO_LATE:
                obstacle.promised_on = obstacle.warned_at = None
            case Act.DENY:
                obstacle.reopened += 1
        await _move(session, handbook, obstacle, act, pressed, reopened=obstacle.reopened)


async def _move(
    session: AsyncSession,
    handbook: Handbook,
    obstacle: Obstacle,
    act: Act,
    press: Press,
    **refs: object,
) -> None:
    """Do an allowed act: state, clock, history, and whoever must be told."""
    before, bag = obstacle.state, Bag()
    is_taken, is_dated = obstacle.taker_id is not None, obstacle.promised_on is not None
    obstacle.state = after(before, act, is_taken=is_taken, is_dated=is_dated)
    number = bag.record(obstacle, act, press.person_id, press.at, **refs)
    if act is Act.HAND_OVER:
        await give(session, handbook, bag, obstacle, press.at)
    await _keep_time(session, handbook, obstacle, before, press.at)
    if kind := telling.SAID_TO_NEWCOMER.get(act):
        telling.newcomer(bag, obstacle, kind, number, press.at)
    if act is Act.CONFIRM and obstacle.access:
        await accesses.works(session, obstacle.person_id, obstacle.access, press.at)
    if act in telling.SAID_TO_OWNER:
        parties = await obstacles.parties(session, obstacle.id)
        telling.owners(bag, obstacle, telling.holders(obstacle, parties), press.at)
    await telling.refresh(session, bag, obstacle, press.at)
    await bag.write(session)
    await reminders.plan(session, handbook, obstacle, press.at)


async def _keep_time(
    session: AsyncSession, handbook: Handbook, obstacle: Obstacle, before: State, now: datetime
) -> None:
    """Run, stop or end the clock; what was said to be solved ended when it was said."""
    if obstacle.state in OVER:
        solved_at = obstacle.stopped_at if before is State.SOLVED else None
        obstacle.ended_at = obstacle.ended_at or solved_at or now
        timing.stop(obstacle, now)
        return
    if before is State.CLOSED and obstacle.ended_at is not None:
        hours = timing.owner_hours(handbook.office, obstacle)
        obstacle.clear_days += timing.working_days(hours, obstacle.ended_at, now)
    obstacle.ended_at = None
    timing.start(handbook, obstacle, now)
    if obstacle.state in WAITING:
        timing.wind(handbook, obstacle, now)
        return
    timing.stop(obstacle, now)
    if obstacle.state is State.SOLVED:
        hours = await planning.hours_for(session, handbook.office, obstacle.person_id)
        obstacle.next_act = Act.FADE
        obstacle.next_at = timing.in_days(hours, now, handbook.catalogue.silent_days)
