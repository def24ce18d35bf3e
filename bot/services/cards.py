"""A card for each newcomer: dates, the buddy, tasks, and the obstacles that are HR's.

Never how somebody feels, nor how often they met their buddy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.journeys import day_of, is_away, pauses
from bot.domain.path import Task
from bot.domain.people import Named
from bot.domain.working_time import Absence
from store import console, journeys, people
from store.concerns import View
from store.database import Database
from store.models import Journey, Obstacle, Pairing, Person


@dataclass(frozen=True, slots=True)
class Card:
    """One newcomer: `tasks` are those of their path, `late` the ones past their day."""

    journey: Journey
    newcomer: Named
    email: str | None
    day: int
    is_away: bool
    line_manager: Named | None
    buddy: Named | None
    pairing: Pairing | None
    tasks: Sequence[Task]
    done: frozenset[str]
    late: Sequence[Task]
    obstacles: Sequence[Obstacle]


async def led_by(database: Database, line_manager_id: str, view: View) -> Sequence[Card]:
    """Return the cards of a manager's newcomers, without what is HR's or what they know."""
    async with database.reading() as session:
        found = await journeys.led_by(session, line_manager_id)
        return [
            replace(card, obstacles=(), line_manager=None)
            for card in await cards(session, view, found)
        ]


async def cards(
    session: AsyncSession, view: View, found: Sequence[tuple[Journey, Person]]
) -> list[Card]:
    """Return the cards of these journeys: one query for each thing that stands beside them."""
    ids = [journey.id for journey, _ in found]
    person_ids = [person.id for _, person in found]
    managers = await people.by_id(
        session, {one.line_manager_id for one, _ in found if one.line_manager_id}
    )
    beside = _Beside(
        managers,
        await console.pairings(session, ids),
        await journeys.done(session, ids),
        await console.obstacles(session, person_ids),
        {
            id_: [Absence(*days) for days in each]
            for id_, each in (await people.absences(session, person_ids)).items()
        },
    )
    return [_card(view, journey, person, beside) for journey, person in found]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the journeys of a page, found by one query each."""

    managers: Mapping[str, Person]
    pairings: Mapping[str, tuple[Pairing, Person]]
    done: Mapping[str, frozenset[str]]
    obstacles: Mapping[str, Sequence[Obstacle]]
    absences: Mapping[str, Sequence[Absence]]


def _card(view: View, journey: Journey, person: Person, beside: _Beside) -> Card:
    away = beside.absences.get(person.id, ())
    pairing, buddy = beside.pairings.get(journey.id, (None, None))
    manager = beside.managers.get(journey.line_manager_id or "")
    done = beside.done.get(journey.id, frozenset())
    tasks = [task for task in view.tasks if _is_theirs(task, journey)]
    day = day_of(journey.started_on, view.today, pauses(away))
    return Card(
        journey=journey,
        newcomer=person.named,
        email=person.email,
        day=day,
        is_away=is_away(away, view.today),
        line_manager=manager.named if manager else None,
        buddy=buddy.named if buddy else None,
        pairing=pairing,
        tasks=tasks,
        done=done & {task.id for task in tasks},
        late=[task for task in tasks if task.id not in done and task.due < day],
        obstacles=beside.obstacles.get(person.id, ()),
    )


def _is_theirs(task: Task, journey: Journey) -> bool:
    if task.is_for_arrivals and journey.is_new_role:
        return False
    return not task.tracks or journey.track is None or journey.track in task.tracks
