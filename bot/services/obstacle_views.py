"""An obstacle as its readers see it: loaded once, for words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.obstacle_states import OVER, WAITING, Act, State
from bot.domain.obstacles import ObstacleType
from bot.domain.people import Named
from bot.services import obstacle_timing as timing
from bot.services import planning
from bot.services.obstacle_timing import Handbook
from store import obstacle_history as history
from store import obstacles, people
from store.database import Database
from store.models import Obstacle, Person


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the history."""

    act: Act
    by: Named | None
    refs: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """An obstacle with its people; `next_at` is when `next_role` hears, if nothing moves.

    `first_day` is the first that its owner may promise.

    `is_reached` is False while HR stands in for an owner who could not be reached.
    """

    id: str
    kind: ObstacleType
    text: str
    prevents: str | None
    needed_on: date
    state: State
    owner_role: str
    blocked: Named
    email: str | None
    taker: Named | None
    due_at: datetime
    promised_on: date | None
    next_role: str | None
    next_at: datetime | None
    days_blocked: int
    is_late: bool
    same: int
    reopened: int
    is_reached: bool
    first_day: date
    climbed: int
    is_warned: bool
    step: Happened | None = None


async def shown(
    database: Database, handbook: Handbook, obstacle_id: str, now: datetime, number: int = 0
) -> Shown:
    """Return an obstacle, with the step of its history that a message tells of.

    Raises:
        NoSuchObstacle: it was erased since.
    """
    async with database.reading() as session:
        obstacle = await obstacles.get(session, obstacle_id)
        known = await planning.people_of(session, _ids(obstacle))
        step = await history.step(session, obstacle_id, number)
        by = await people.get(session, step.by_id) if step and step.by_id else None
        same = await obstacles.same(session, obstacle)
    happened = Happened(step.act, _named(by), step.refs) if step else None
    people_by_id = {id_: one for id_, (one, _) in known.items()}
    return _shown(handbook, obstacle, people_by_id, (now, same, happened))


def _ids(obstacle: Obstacle) -> Collection[str]:
    return [one for one in (obstacle.person_id, obstacle.taker_id) if one is not None]


def _named(person: Person | None) -> Named | None:
    return Named(person.slack_id, person.name or "", person.language) if person else None


def _shown(
    handbook: Handbook,
    obstacle: Obstacle,
    known: Mapping[str, Person],
    at: tuple[datetime, int, Happened | None],
) -> Shown:
    now, same, step = at
    hours = timing.owner_hours(handbook.office, obstacle)
    ladder, next_at = handbook.ladder(obstacle), timing.step_on(handbook, obstacle)
    due_at = timing.count(obstacle).due(hours)
    blocked = known[obstacle.person_id]
    named = _named(blocked)
    assert named is not None  # given
    return Shown(
        id=obstacle.id,
        kind=handbook.catalogue.get(obstacle.type),
        text=obstacle.text,
        prevents=obstacle.prevents,
        needed_on=obstacle.needed_on,
        state=obstacle.state,
        owner_role=obstacle.owner_role,
        blocked=named,
        email=blocked.email,
        taker=_named(known.get(obstacle.taker_id or "")),
        due_at=due_at,
        promised_on=obstacle.promised_on,
        next_role=ladder[obstacle.climbed].name if next_at else None,
        next_at=next_at,
        days_blocked=days_blocked(handbook, obstacle, blocked, now),
        is_late=is_late(handbook, obstacle, now),
        same=same,
        reopened=obstacle.reopened,
        is_reached=obstacle.is_reached,
        first_day=hours.next_working_day(hours.local(now).date()),
        climbed=obstacle.climbed,
        is_warned=obstacle.warned_at is not None,
        step=step,
    )


def is_late(handbook: Handbook, obstacle: Obstacle, now: datetime) -> bool:
    """Tell whether its owner's time is up, or the day they promised is past."""
    hours = timing.owner_hours(handbook.office, obstacle)
    return obstacle.state in WAITING and timing.count(obstacle).due(hours) <= now


def days_blocked(handbook: Handbook, obstacle: Obstacle, blocked: Person, now: datetime) -> int:
    """Return how many of their working days somebody could not work, from the day it was needed.

    The day on which it is declared and solved counts for none.
    """
    hours = handbook.office.hours(blocked)
    since = datetime.combine(obstacle.needed_on, time(12), tzinfo=UTC)
    until = obstacle.ended_at if obstacle.state in OVER and obstacle.ended_at else now
    return max(0, timing.working_days(hours, since, until) - obstacle.clear_days)


@dataclass(frozen=True, slots=True)
class Lists:
    """What blocks somebody, and what they are to lift for others, the oldest first."""

    mine: Sequence[Shown]
    owed: Sequence[Shown]


async def lists(
    database: Database,
    handbook: Handbook,
    whose: tuple[str, str],
    now: datetime,
    *,
    channel: str | None = None,
) -> Lists:
    """Return both lists of a person, with what a channel they are in is to lift.

    `whose` is a workspace and a person.
    """
    async with database.reading() as session:
        mine = await obstacles.live_of(session, whose[1])
        owed = await obstacles.owed_by(session, *whose, [channel] if channel else [])
        return Lists(
            await each(session, handbook, mine, now), await each(session, handbook, owed, now)
        )


async def each(
    session: AsyncSession, handbook: Handbook, found: Sequence[Obstacle], now: datetime
) -> Sequence[Shown]:
    """Return several obstacles as they are shown in a list."""
    ids = {id_ for one in found for id_ in _ids(one)}
    known = {id_: one for id_, (one, _) in (await planning.people_of(session, ids)).items()}
    return [_shown(handbook, one, known, (now, 1, None)) for one in found]
