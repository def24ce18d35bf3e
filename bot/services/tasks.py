"""The tasks of the path: told to their owners, ticked in Slack, reminded twice, then HR's."""

from collections.abc import Sequence
from datetime import time

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.journeys import Traveller
from bot.domain.path import Task
from bot.domain.planning import Rule, Step
from bot.library.content import Content
from bot.services import owners
from bot.services.contacts import Directory
from store import journeys, people

FEATURE = "tasks"
TASK, LATE = "task", "task_late"  # the kinds of message; `domain/planning.py` knows both
AT = time(9, 30)
TOLD = "told"  # the moment at which its owner first hears of it
REMINDED = (2, 5)  # days after it was due


def series(journey_id: str, task_id: str) -> str:
    """Return the series of a task; its reminders are one below, of which one is said."""
    return f"journey:{journey_id}:{FEATURE}:{task_id}"


async def steps(
    session: AsyncSession, content: Content, directory: Directory, along: Traveller
) -> Sequence[Step]:
    """Return when each open task is told to its owner, and reminded."""
    done = (await journeys.done(session, [along.journey_id])).get(along.journey_id, frozenset())
    to_do = [task for task in content.tasks if task.id not in done and task.concerns(along)]
    whom = {
        owner: [
            (to, await _zone(session, directory, to))
            for to in await owners.of_task(session, directory, along, owner)
        ]
        for owner in {task.owner for task in to_do}
    }
    return [
        step
        for task in to_do
        for to, zone in whom[task.owner]
        for step in _steps(along, task, to, zone)
    ]


async def _zone(session: AsyncSession, directory: Directory, to: To) -> str:
    if to.person_id is None:
        return directory.office.zone
    return (await people.get(session, to.person_id)).zone


def _steps(along: Traveller, task: Task, to: To, zone: str) -> list[Step]:
    """Return the announcement of a task, and its reminders.

    They are two series: a reminder does not take the place of an announcement that had to wait.
    """
    whom, of = to.person_id or to.channel, series(along.journey_id, task.id)
    days = {TOLD: task.told, **{f"late{n}": task.due + d for n, d in enumerate(REMINDED, 1)}}
    return [
        Step(
            to,
            TASK if name == TOLD else LATE,
            f"{TASK}:{along.journey_id}:{task.id}:{whom}:{name}",
            Rule(along.on(day), AT, zone),
            of if name == TOLD else f"{of}:late",
            {"journey_id": along.journey_id, "task_id": task.id, "moment": name},
        )
        for name, day in days.items()
    ]
