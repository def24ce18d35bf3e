"""What somebody has to do, and what comes next for them, as their Home tab shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import path
from bot.domain.companions import PairingState
from bot.domain.journeys import RUNNING
from bot.domain.people import Named
from bot.domain.switches import SwitchName
from bot.library.content import Content
from bot.services import cards, following, switches
from bot.services.cards import Card
from bot.services.checkins import CHECKIN
from bot.services.ticking import Which
from store import homes, journeys, pairings, people, plans
from store.concerns import View
from store.database import Database
from store.models import Journey, Plan

AGENDA = "agenda"  # a meeting of a newcomer and their buddy
SHOWN = 8  # tasks


@dataclass(frozen=True, slots=True)
class Todo:
    """A task of a journey that somebody does: whose journey it is, and when it is due."""

    which: Which
    due_on: date


@dataclass(frozen=True, slots=True)
class OwnPath:
    """Where a newcomer is: `checkin_at` only where check-ins are on, `met_at` with a buddy."""

    journey: Journey
    day: int
    buddy: Named | None
    is_accepted: bool
    todos: Sequence[Todo]
    checkin_at: datetime | None
    met_at: datetime | None


@dataclass(frozen=True, slots=True)
class Helped:
    """A newcomer whom somebody accompanies, or was asked to."""

    newcomer: Named
    day: int
    started_on: date
    is_accepted: bool
    met_at: datetime | None


async def own(database: Database, content: Content, person_id: str, today: date) -> OwnPath | None:
    """Return where somebody is on their own way, or that it is behind them; None without one."""
    async with database.reading() as session:
        journey = await journeys.readable_of(session, person_id)
        if journey is None:
            return None
        along = await following.traveller(session, journey)
        planned = await plans.planned_for(session, person_id)
        pairing = await pairings.open_of(session, journey.id)
        buddy = await people.get(session, pairing.buddy_id) if pairing else None
        is_on = await switches.is_on(session, journey.workspace_id, SwitchName.CHECKINS)
        return OwnPath(
            journey,
            along.day(today),
            buddy.named if buddy else None,
            bool(pairing and pairing.state is PairingState.ACCEPTED),
            await _todos(session, content, _running(journey), path.NEWCOMER, today),
            _next(planned, CHECKIN) if is_on else None,
            _next(planned, AGENDA),
        )


def _running(journey: Journey) -> Sequence[Journey]:
    return [journey] if journey.state in RUNNING else []


def _next(planned: Sequence[Plan], kind: str) -> datetime | None:
    return min((one.due_at for one in planned if one.kind == kind), default=None)


async def _todos(
    session: AsyncSession, content: Content, found: Sequence[Journey], owner: str, today: date
) -> Sequence[Todo]:
    """Return what an owner was told of and did not do, the most urgent first."""
    done = await journeys.done(session, [one.id for one in found])
    todos = []
    for journey in found:
        along = await following.traveller(session, journey)
        todos += [
            Todo(Which(journey.id, task.id), along.on(task.due))
            for task in content.tasks
            if task.owner == owner
            and task.concerns(along)
            and task.id not in done.get(journey.id, ())
            and along.on(task.told) <= today
        ]
    return sorted(todos, key=lambda todo: todo.due_on)[:SHOWN]


async def helped(database: Database, buddy_id: str, today: date) -> Sequence[Helped]:
    """Return the newcomers that somebody accompanies, and those they were asked to."""
    async with database.reading() as session:
        found = []
        for pairing in await homes.pairs_of(session, buddy_id):
            journey = await session.get(Journey, pairing.journey_id)
            if journey is None:
                continue
            along = await following.traveller(session, journey)
            newcomer = await people.get(session, pairing.newcomer_id)
            planned = await plans.planned_in(session, f"journey:{journey.id}:", buddy_id)
            is_accepted = pairing.state is PairingState.ACCEPTED
            met_at = _next(planned, AGENDA) if is_accepted else None
            found.append(
                Helped(newcomer.named, along.day(today), journey.started_on, is_accepted, met_at)
            )
        return sorted(found, key=lambda one: one.started_on, reverse=True)


@dataclass(frozen=True, slots=True)
class Led:
    """A manager's newcomers, and what the manager has to do for them."""

    cards: Sequence[Card]
    todos: Sequence[Todo]


async def led(database: Database, content: Content, manager_id: str, today: date) -> Led:
    """Return a manager's newcomers and tasks."""
    shown = await cards.led_by(database, manager_id, View(today, content.tasks))
    async with database.reading() as session:
        found = [card.journey for card in shown]
        return Led(shown, await _todos(session, content, found, path.MANAGER, today))
