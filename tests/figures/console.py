"""What HR's console costs with five thousand newcomers on SQLite.

`make figures-console` runs it; `tests/slack/test_console_size.py` holds the answer under 300 ms.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import typer
from sqlalchemy import insert

from bot.domain.companions import PairingState
from bot.domain.journeys import JourneyState
from bot.domain.languages import Language
from bot.domain.obstacle_states import State
from bot.domain.path import Task
from bot.library import load
from bot.services import console
from bot.services.console import Look, View
from store import schema
from store.database import Database
from store.machine import machine_now
from store.models import Journey, Obstacle, Pairing, Person, TaskDone, Workspace, new_id

CONTENT = Path(__file__).parents[2] / "content"
FIRST, LAST = ("Inès", "Tom", "Zoé", "Paul", "Élodie"), ("Exemple", "Sample", "Modèle", "Beispiel")
SIZE = 8
EXPORT = "export"

Asked = Callable[[], Awaitable[None]]


async def filled(database: Database, people: int, view: View) -> str:
    """Fill a database with so many newcomers over two hundred days; return the workspace."""
    team = Workspace(team_id="T1", name="Solstice")
    managers = [_person(team.id, f"Manager {n}") for n in range(50)]
    buddies = [_person(team.id, f"Binôme {n}") for n in range(500)]
    newcomers = [_person(team.id, f"{FIRST[n % 5]} {LAST[n % 4]} {n}") for n in range(people)]
    journeys = [
        _journey(team.id, person, managers[n % 50], view.today - timedelta(days=n % 200 - 30))
        for n, person in enumerate(newcomers)
    ]
    paired = [_paired(n, one, buddies[n % 500]) for n, one in enumerate(journeys) if n % 7]
    stuck = [_obstacle(one, "it" if n % 2 else "hr") for n, one in enumerate(journeys[::25])]
    ticked = [row for n, one in enumerate(journeys) for row in _ticked(one, _due(n, view))]
    async with database.aside() as session:
        session.add(team)
        await session.flush()
        for rows in ([*managers, *buddies, *newcomers], journeys, paired, stuck):
            await session.exec(insert(type(rows[0])), params=[row.model_dump() for row in rows])
        if ticked:
            await session.exec(insert(TaskDone), params=ticked)
    return team.id


def _due(n: int, view: View) -> list[Task]:
    """Return what a newcomer's owners ticked: all that was due, for most."""
    return [task for task in view.tasks if task.due < n % 200 - 30 - n % 12]


def _person(workspace_id: str, name: str) -> Person:
    return Person(
        workspace_id=workspace_id,
        slack_id=f"U{new_id()[:10].upper()}",
        name=name,
        language=Language.FR,
        zone="Europe/Paris",
        country="FR",
        met_at=machine_now(),
    )


def _journey(workspace_id: str, person: Person, manager: Person, started_on: date) -> Journey:
    return Journey(
        workspace_id=workspace_id,
        person_id=person.id,
        state=JourneyState.ACTIVE,
        started_on=started_on,
        line_manager_id=manager.id,
        path_version="x",
        enrolled_at=machine_now(),
    )


def _ticked(journey: Journey, tasks: Sequence[Task]) -> list[dict[str, object]]:
    return [
        {
            "journey_id": journey.id,
            "task_id": task.id,
            "workspace_id": journey.workspace_id,
            "done_at": machine_now(),
        }
        for task in tasks
    ]


def _paired(n: int, journey: Journey, buddy: Person) -> Pairing:
    return Pairing(
        workspace_id=journey.workspace_id,
        journey_id=journey.id,
        newcomer_id=journey.person_id,
        buddy_id=buddy.id,
        state=PairingState.ACCEPTED if n % 13 else PairingState.PROPOSED,
        proposed_at=machine_now(),
    )


def _obstacle(journey: Journey, role: str) -> Obstacle:
    return Obstacle(
        workspace_id=journey.workspace_id,
        person_id=journey.person_id,
        type="access",
        text="x",
        needed_on=journey.started_on,
        state=State.OPEN,
        owner_role=role,
        owner_zone="Europe/Paris",
        owner_country="FR",
        declared_at=machine_now(),
        heard_at=machine_now(),
        allowed_days=2,
    )


async def milliseconds(asked: Asked, times: int = 7) -> float:
    """Return how long something takes this process: the median of a few."""
    taken = []
    for _ in range(times):
        before = time.process_time()
        await asked()
        taken.append((time.process_time() - before) * 1000)
    return statistics.median(taken)


def asked_of(database: Database, team: str, view: View) -> dict[str, Asked]:
    """Return everything that the console asks: a page, and what stands above it."""

    def of(look: Look) -> Asked:
        async def ask() -> None:
            page = await console.page(database, team, view, look, size=SIZE)
            counted = {look.concern: page.total} if look.concern else {}
            await console.overview(database, team, view, counted)

        return ask

    async def export() -> None:
        [card async for card in console.everybody(database, team, view)]

    return {
        "first page": of(Look()),
        "last page": of(Look(page=10_000)),
        **{f"page of {name}": of(Look(concern=name)) for name in console.CONCERNS},
        "search": of(Look(name="élo")),
        EXPORT: export,
    }


async def _print(people: int) -> None:
    view = View(date(2027, 3, 15), load([CONTENT]).tasks)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/kamarade.db")
        await schema.upgrade(database)
        team = await filled(database, people, view)
        for name, asked in asked_of(database, team, view).items():
            typer.echo(f"{name:<24} {await milliseconds(asked):7.1f} ms")
        await database.close()


def main(people: int = 5_000) -> None:
    """Print the table."""
    asyncio.run(_print(people))


if __name__ == "__main__":
    typer.run(main)
