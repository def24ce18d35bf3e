"""What HR should look at first, each as a condition on a journey: counted, and listed, in SQL.

A feature that has something to show HR first adds its condition here and its line to
`bot.services.console.CONCERNS`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, text
from sqlmodel import and_, col, exists, or_, select

from bot.domain.journeys import JourneyState
from bot.domain.obstacles import HR
from bot.domain.path import Task
from bot.domain.working_time import DAY
from store.models import LIVE, OPEN_PAIR, Away, Journey, Obstacle, ObstacleParty, Pairing, TaskDone

PAIRED_BY = 15  # days before the first one
SOON = 7
HELPED_UNTIL = 180
REMINDED_UNTIL = 5  # days after a task was due: its owner heard of it for the last time


@dataclass(frozen=True, slots=True)
class View:
    """What the conditions are looked at with: the date where the company is, and its path."""

    today: date
    tasks: Sequence[Task]


def unpaired(view: View) -> ColumnElement[bool]:
    """Whoever starts in less than a fortnight, or started, and has no buddy even proposed."""
    return and_(
        col(Journey.started_on).between(
            view.today - HELPED_UNTIL * DAY, view.today + PAIRED_BY * DAY
        ),
        ~_paired(f"pairing.{OPEN_PAIR}"),
    )


def unanswered(_view: View) -> ColumnElement[bool]:
    """Whoever has a buddy that did not answer yet."""
    return _paired(f"pairing.{OPEN_PAIR} AND pairing.state = 'proposed'")


def _paired(condition: str) -> ColumnElement[bool]:
    paired = select(Pairing.journey_id).where(text(condition))
    return col(Journey.id).in_(paired)


def no_account(view: View) -> ColumnElement[bool]:
    """Whoever started, and has no Slack account."""
    return and_(Journey.state == JourneyState.WAITING, col(Journey.started_on) <= view.today)


def not_ready(view: View) -> ColumnElement[bool]:
    """Whoever starts within a week, while something due by then is not done."""
    due = [task for task in view.tasks if task.due < 0]
    soon = col(Journey.started_on).between(view.today, view.today + SOON * DAY)
    return and_(soon, or_(*(_open(task) for task in due))) if due else _never()


def late(view: View) -> ColumnElement[bool]:
    """Whoever has a task that its owner was reminded of in vain; not who was away meanwhile."""
    was_away = exists(select(Away.id).where(Away.person_id == Journey.person_id))
    overdue = [
        and_(col(Journey.started_on) < view.today - (task.due + REMINDED_UNTIL) * DAY, _open(task))
        for task in reversed(view.tasks)  # the last one is the likeliest: looked at first
    ]
    return and_(~was_away, or_(*overdue)) if overdue else _never()


def _open(task: Task) -> ColumnElement[bool]:
    """Tell whether a task of the journey's path is not done."""
    done = exists(
        select(TaskDone.task_id).where(
            TaskDone.journey_id == Journey.id, TaskDone.task_id == task.id
        )
    )
    concerned = [~done]
    if task.is_for_arrivals:
        concerned.append(~col(Journey.is_new_role))
    if task.tracks:
        concerned.append(or_(col(Journey.track).is_(None), col(Journey.track).in_(task.tracks)))
    return and_(*concerned)


def stuck(_view: View) -> ColumnElement[bool]:
    """Whoever has an obstacle that is HR's to lift, or that climbed up to HR."""
    return col(Journey.person_id).in_(
        select(Obstacle.person_id).where(text(f"obstacle.{LIVE}"), for_hr())
    )


def for_hr() -> ColumnElement[bool]:
    """Tell whether an obstacle is HR's, or climbed up to HR."""
    heard = exists(
        select(ObstacleParty.obstacle_id).where(
            ObstacleParty.obstacle_id == Obstacle.id,
            ObstacleParty.role == HR,
            col(ObstacleParty.is_current),
        )
    )
    return or_(Obstacle.owner_role == HR, heard)


def _never() -> ColumnElement[bool]:
    return col(Journey.id).is_(None)
