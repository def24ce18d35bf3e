"""HR's console: what to look at first, and a card for each newcomer.

A card holds dates, the buddy, tasks, and the obstacles that are HR's; never how somebody feels, nor
how often they met their buddy.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.errors import NoSuchJourney
from bot.domain.journeys import day_of, is_away, pauses
from bot.domain.names import finder
from bot.domain.path import Task
from bot.domain.people import Named
from bot.domain.working_time import Absence
from store import concerns, console, journeys, ledger, people, questions
from store.concerns import View
from store.database import Database
from store.models import Journey, Obstacle, Pairing, Person

__all__ = ["CONCERNS", "Card", "Look", "Overview", "Page", "View"]

Condition = Callable[[View], ColumnElement[bool]]

# What may need HR, the gravest first: the name of its words, and whom it is about.
CONCERNS: Mapping[str, Condition] = {
    "stuck": concerns.stuck,
    "unpaired": concerns.unpaired,
    "unanswered": concerns.unanswered,
    "not_ready": concerns.not_ready,
    "no_account": concerns.no_account,
    "late": concerns.late,
}


BATCH = 200


@dataclass(frozen=True, slots=True)
class Look:
    """What HR looks at: everybody, or whom a concern is about, or who answers to a name."""

    concern: str = ""
    name: str = ""
    page: int = 0

    def on(self, page: int) -> "Look":
        """Return another page of the same list."""
        return replace(self, page=max(0, page))


@dataclass(frozen=True, slots=True)
class Overview:
    """How many people are on their way, and how many each concern is about."""

    people: int
    concerns: Mapping[str, int]
    questions: int
    parked: int


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


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the cards that a look finds, and how many it finds in all."""

    look: Look
    cards: Sequence[Card]
    total: int
    size: int

    @property
    def last(self) -> int:
        """Return the number of the last page, the first being 0."""
        return max(0, (self.total - 1) // self.size)


async def overview(
    database: Database, workspace_id: str, view: View, found: Mapping[str, int]
) -> Overview:
    """Return what needs HR, in numbers; `found` holds those that a page has counted already."""
    conditions = {name: of(view) for name, of in CONCERNS.items() if name not in found}
    async with database.reading() as session:
        people, *each = await console.counts(session, workspace_id, [*conditions.values()])
        counted = {**dict(zip(conditions, each, strict=True)), **found}
        return Overview(
            people,
            {name: counted[name] for name in CONCERNS},
            await questions.count_open(session, workspace_id),
            await ledger.parked(session),
        )


async def page(database: Database, workspace_id: str, view: View, look: Look, *, size: int) -> Page:
    """Return the cards of a page; the last one where the list has become shorter since."""
    async with database.reading() as session:
        ids = await _narrowed(session, workspace_id, view, look)
        total = (
            len(ids) if ids is not None else (await console.counts(session, workspace_id, []))[0]
        )
        look = look.on(min(look.page, max(0, (total - 1) // size)))
        skip = look.page * size
        found = (
            await console.page(session, workspace_id, skip=skip, limit=size)
            if ids is None
            else await console.of(session, workspace_id, ids[skip : skip + size])
        )
        return Page(look, await _cards(session, view, found), total, size)


async def _narrowed(
    session: AsyncSession, workspace_id: str, view: View, look: Look
) -> Sequence[str] | None:
    """Return the journeys that a look is about, in order; None for all of them."""
    if look.name:
        finds = finder(look.name)
        everybody = await console.names(session, workspace_id)
        return [id_ for id_, name in everybody if finds(name)]
    if look.concern in CONCERNS:
        return await console.matching(session, workspace_id, CONCERNS[look.concern](view))
    return None


async def card(database: Database, workspace_id: str, view: View, journey_id: str) -> Card:
    """Return one card.

    Raises:
        NoSuchJourney: it is over, or was erased.
    """
    async with database.reading() as session:
        cards = await _cards(session, view, await console.of(session, workspace_id, [journey_id]))
    if not cards:
        raise NoSuchJourney
    return cards[0]


async def led_by(database: Database, line_manager_id: str, view: View) -> Sequence[Card]:
    """Return the cards of a manager's newcomers, without what is HR's or what they know."""
    async with database.reading() as session:
        found = await journeys.led_by(session, line_manager_id)
        return [
            replace(card, obstacles=(), line_manager=None)
            for card in await _cards(session, view, found)
        ]


async def everybody(database: Database, workspace_id: str, view: View) -> AsyncIterator[Card]:
    """Yield every card; a few at a time, so that nobody else waits."""
    skip = 0
    while True:
        async with database.reading() as session:
            found = await console.page(session, workspace_id, skip=skip, limit=BATCH)
            cards = await _cards(session, view, found)
        for card in cards:
            yield card
        if len(found) < BATCH:
            return
        skip += BATCH
        await asyncio.sleep(0)


async def _cards(
    session: AsyncSession, view: View, found: Sequence[tuple[Journey, Person]]
) -> list[Card]:
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
