"""An obstacle comes back to whoever has it, in their hours; a question, to who is blocked."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.obstacle_states import WAITING, State
from bot.domain.planning import Rule, Step
from bot.domain.working_time import WorkingTime
from bot.services import obstacle_telling as telling
from bot.services import obstacle_timing as timing
from bot.services import planning
from bot.services.obstacle_timing import Handbook
from store import obstacle_history as history
from store import obstacles, plans
from store.models import Obstacle

OWNER, ASKED = telling.REMINDER, "obstacle_asked_again"
LATE = (2, 5)  # working days after the time is up; the ladder speaks in between
UNANSWERED = (2, 4)  # working days after a question


async def plan(
    session: AsyncSession, handbook: Handbook, obstacle: Obstacle, now: datetime
) -> None:
    """Plan what comes back, from where the obstacle stands now; what no longer fits is cancelled.

    The owner hears again on the morning of the last day, and twice when their time is up.
    """
    readers = await _readers(session, obstacle)
    steps: list[Step] = []
    if obstacle.state in WAITING:
        for reader in (one for one, is_current in readers if is_current):
            if obstacle.taker_id not in {None, reader.person_id}:
                continue
            hours = await planning.hours_for(session, handbook.office, reader.person_id)
            steps += _to_owner(handbook, obstacle, reader, hours)
    if obstacle.state is State.ASKED and obstacle.stopped_at is not None:
        hours = await planning.hours_for(session, handbook.office, obstacle.person_id)
        steps += _to_newcomer(obstacle, hours, obstacle.stopped_at)
    await _cancel(session, obstacle, [one for one, _ in readers], now)
    await planning.plan(session, handbook.office, steps)


async def cancel(session: AsyncSession, obstacle: Obstacle, now: datetime) -> None:
    """Forget what was to come back: the obstacle is over."""
    await _cancel(session, obstacle, [one for one, _ in await _readers(session, obstacle)], now)


async def _cancel(
    session: AsyncSession, obstacle: Obstacle, readers: Sequence[To], now: datetime
) -> None:
    series = [_series(obstacle, one) for one in [*readers, _blocked(obstacle)]]
    await plans.cancel(session, series, reason="moved on", at=now)


async def _readers(session: AsyncSession, obstacle: Obstacle) -> Sequence[tuple[To, bool]]:
    """Return who was to lift it, or had taken it from HR, and whether they still are."""
    parties = [one for one in await obstacles.parties(session, obstacle.id) if one.is_owner]
    acted = await history.actors(session, obstacle.id)
    places: dict[tuple[str | None, str | None], bool] = {(one, None): False for one in acted}
    places |= {(one.person_id, one.channel): one.is_current for one in parties}
    if obstacle.taker_id is not None:
        places[obstacle.taker_id, None] = True
    return [
        (To(obstacle.workspace_id, person_id=person_id, channel=channel), is_current)
        for (person_id, channel), is_current in places.items()
    ]


def _blocked(obstacle: Obstacle) -> To:
    return To(obstacle.workspace_id, person_id=obstacle.person_id)


def _to_owner(handbook: Handbook, obstacle: Obstacle, reader: To, hours: WorkingTime) -> list[Step]:
    theirs = timing.owner_hours(handbook.office, obstacle)
    due = timing.count(obstacle).due(theirs)
    days = [hours.local(due).date(), *(hours.after(hours.local(due).date(), n) for n in LATE)]
    said = f"{obstacle.reopened}.{obstacle.dates_given}.{obstacle.held_days}"
    return [
        _step(obstacle, reader, OWNER, f"{said}.{number}", Rule(day, hours.opens, hours.zone))
        for number, day in enumerate(days)
    ]


def _to_newcomer(obstacle: Obstacle, hours: WorkingTime, asked_at: datetime) -> list[Step]:
    day = hours.local(asked_at).date()
    return [
        _step(
            obstacle,
            _blocked(obstacle),
            ASKED,
            f"{obstacle.steps}.{count}",
            Rule(hours.after(day, count), hours.opens, hours.zone),
        )
        for count in UNANSWERED
    ]


def _step(obstacle: Obstacle, to: To, kind: str, which: str, rule: Rule) -> Step:
    key = f"{kind}:{obstacle.id}:{to.person_id or 'channel'}:{which}"
    refs = {"obstacle_id": obstacle.id, "role": obstacle.owner_role}
    return Step(to, kind, key, rule, _series(obstacle, to), refs)


def _series(obstacle: Obstacle, to: To) -> str:
    return telling.series(obstacle, to.person_id or to.channel)
