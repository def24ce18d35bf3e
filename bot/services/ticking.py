"""Ticking a task of the path, and taking the tick back."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.errors import NotYourTask, PastMessage
from bot.domain.journeys import JourneyState
from bot.domain.path import Task
from bot.domain.people import Named
from bot.domain.roles import Role
from bot.library.content import Content
from bot.services import following, owners, tasks
from bot.services.following import Guide
from bot.services.journeys import Act
from store import journeys, people, plans
from store.database import Database
from store.models import Audit, Journey, TaskDone


@dataclass(frozen=True, slots=True)
class Which:
    """A task of a journey."""

    journey_id: str
    task_id: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A task as its owner sees it; `done_by` and `done_at` once somebody ticked it."""

    which: Which
    task: Task
    newcomer: Named
    newcomer_id: str
    line_manager_id: str | None
    started_on: date
    due_on: date
    is_over: bool
    done_by: Named | None = None
    done_at: datetime | None = None


class Tick(StrEnum):
    """What is asked of a task."""

    DONE = "done"
    NOT_DONE = "not_done"


async def shown(database: Database, content: Content, which: Which) -> Shown:
    """Return a task as it stands.

    Raises:
        NoSuchJourney: the journey was erased.
        PastMessage: the path no longer has this task.
    """
    async with database.reading() as session:
        return await _shown(session, content, which)


async def _shown(session: AsyncSession, content: Content, which: Which) -> Shown:
    task = next((one for one in content.tasks if one.id == which.task_id), None)
    if task is None:
        raise PastMessage
    journey = await journeys.get(session, which.journey_id)
    along = await following.traveller(session, journey)
    newcomer = await people.get(session, journey.person_id)
    done = await session.get(TaskDone, (which.journey_id, which.task_id))
    by = await people.get(session, done.done_by_id) if done and done.done_by_id else None
    return Shown(
        which,
        task,
        newcomer.named,
        newcomer.id,
        journey.line_manager_id,
        journey.started_on,
        along.on(task.due),
        journey.state is JourneyState.ENDED,
        by.named if by else None,
        done.done_at if done else None,
    )


async def tick(database: Database, act: Act, which: Which, wanted: Tick) -> Shown:
    """Tick a task, or take the tick back; the first of two presses counts, the second sees it.

    Its owner may, and HR.

    Raises:
        NotYourTask: the task is somebody else's.
        NoSuchJourney: the journey was erased.
        PastMessage: the path no longer has this task.
    """
    async with database.transaction() as session:
        before = await _shown(session, act.guide.content, which)
        journey = await journeys.get(session, which.journey_id)
        if not await _may(session, act.guide, journey, before.task, act.by):
            raise NotYourTask
        is_done = before.done_at is not None
        if wanted is Tick.DONE and not is_done:
            await _done(session, act, journey, which)
        elif wanted is Tick.NOT_DONE and is_done:
            await session.delete(await session.get(TaskDone, (which.journey_id, which.task_id)))
            session.add(_audited(act, f"task.undo.{which.task_id}", journey))
            await following.follow(session, act.guide, journey, at=act.now)
        await session.flush()
        return await _shown(session, act.guide.content, which)


async def _done(session: AsyncSession, act: Act, journey: Journey, which: Which) -> None:
    session.add(
        TaskDone(
            journey_id=which.journey_id,
            task_id=which.task_id,
            workspace_id=journey.workspace_id,
            done_at=act.now,
            done_by_id=act.by.person_id,
        )
    )
    session.add(_audited(act, f"task.done.{which.task_id}", journey))
    series = tasks.series(journey.id, which.task_id)
    await plans.cancel_others(session, series, (), reason="done", at=act.now)


def _audited(act: Act, action: str, journey: Journey) -> Audit:
    return act.note(action[:60], journey.person_id)


async def _may(session: AsyncSession, guide: Guide, journey: Journey, task: Task, by: To) -> bool:
    """Tell whether somebody may tick: HR, the owner, or a member of the owner's channel."""
    if by.workspace_id != journey.workspace_id or by.person_id is None:
        return False
    if Role.HR in await people.roles(session, by.person_id):
        return True
    along = await following.traveller(session, journey)
    those = await owners.of_task(session, guide.directory, along, task.owner)
    if by.person_id in {to.person_id for to in those}:
        return True
    person = await people.get(session, by.person_id)
    return any(to.channel for to in those) and not (person.is_guest or person.is_external)
