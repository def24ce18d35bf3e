"""How long a tick takes when 2,000 obstacles of 200 owners are due at once.

`python -W ignore -m tests.figures.obstacles` prints the figures on both databases.
"""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from bot.calendars import regions
from bot.domain.company import RoleHolder
from bot.domain.journeys import JourneyState
from bot.domain.languages import Language
from bot.domain.obstacle_states import Act, State
from bot.domain.obstacles import Catalogue, ObstacleType, Rung, Severity
from bot.domain.planning import Rhythm
from bot.domain.working_time import CompanyCalendar
from bot.services import obstacle_tick, people
from bot.services.contacts import Directory
from bot.services.obstacle_timing import Handbook
from bot.services.planning import Office
from store import schema
from store.database import Database
from store.models import Journey, Obstacle, ObstacleParty, Person
from tests.postgresql import running

OBSTACLES, OWNERS = 2000, 200
WHAT = ("warn", "nothing due", "tell the lead")
NOW = datetime(2027, 3, 30, 8, tzinfo=UTC)
TOLD = datetime(2027, 3, 31, 8, tzinfo=UTC)
HEARD = datetime(2027, 3, 24, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Timed:
    """What one tick did, in how many seconds, and how many of them were ours."""

    steps: int
    seconds: float
    cpu: float


def handbook() -> Handbook:
    """Return 200 teams of one person, each with a lead in the next team."""
    both = dict.fromkeys(Language, "x")
    roles = {
        f"team-{n}": RoleHolder(
            both, both, email=f"owner{n}@solstice.example", lead=f"team-{(n + 1) % OWNERS}"
        )
        for n in range(OWNERS)
    }
    ladder = (Rung("lead", 0), Rung("manager", 9))
    types = {
        f"kind-{n}": ObstacleType(f"kind-{n}", both, both, f"team-{n}", 2, Severity.HIGH, ladder)
        for n in range(OWNERS)
    }
    office = Office(CompanyCalendar(), "Europe/Paris", "FR")
    return Handbook(Catalogue(types), Directory(roles, None, can_mail=False, office=office))


async def fill(database: Database, workspace_id: str) -> None:
    """Insert the owners, the newcomers with their managers, and an obstacle for each newcomer."""
    tables = SQLModel.metadata.tables
    owners = [_person(workspace_id, f"owner{n}") for n in range(OWNERS)]
    newcomers = [_person(workspace_id, f"new{n}") for n in range(OBSTACLES)]
    journeys = [_journey(workspace_id, n) for n in range(OBSTACLES)]
    obstacles = [_obstacle(workspace_id, n) for n in range(OBSTACLES)]
    parties = [_party(workspace_id, n) for n in range(OBSTACLES)]
    async with database.aside() as session:
        await session.exec(tables["person"].insert(), params=[*owners, *newcomers])
        await session.exec(tables["journey"].insert(), params=journeys)
        await session.exec(tables["obstacle"].insert(), params=obstacles)
        await session.exec(tables["obstacle_party"].insert(), params=parties)


def _person(workspace_id: str, name: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": name,
        "workspace_id": workspace_id,
        "slack_id": f"U{name.upper()}",
        "email": f"{name}@solstice.example",
        "name": name,
        "language": Language.FR,
        "zone": "Europe/Paris",
        "country": "FR",
        "is_guest": False,
        "is_external": False,
        "is_active": True,
        "met_at": HEARD,
        "rhythm": Rhythm.NORMAL,
    }
    return Person(**row).model_dump()


def _journey(workspace_id: str, n: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": f"journey{n}",
        "workspace_id": workspace_id,
        "person_id": f"new{n}",
        "state": JourneyState.ACTIVE,
        "started_on": date(2027, 3, 22),
        "line_manager_id": f"owner{(n + 7) % OWNERS}",
        "industries": [],
        "tools": [],
        "is_new_role": False,
        "path_version": "1",
        "enrolled_at": HEARD,
    }
    return Journey(**row).model_dump()


def _obstacle(workspace_id: str, n: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": f"obstacle{n}",
        "workspace_id": workspace_id,
        "person_id": f"new{n}",
        "type": f"kind-{n % OWNERS}",
        "access": "",
        "text": "Toujours rien",
        "needed_on": date(2027, 3, 22),
        "state": State.OPEN,
        "owner_role": f"team-{n % OWNERS}",
        "is_reached": True,
        "owner_zone": "Europe/Paris",
        "owner_country": "FR",
        "declared_at": HEARD,
        "heard_at": HEARD,
        "allowed_days": 2,
        "held_days": 0,
        "held_before": 0,
        "dates_given": 0,
        "climbed": 0,
        "reopened": 0,
        "clear_days": 0,
        "steps": 1,
        "next_act": Act.WARN,
        "next_at": NOW - timedelta(minutes=1),
    }
    return Obstacle(**row).model_dump()


def _party(workspace_id: str, n: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        "obstacle_id": f"obstacle{n}",
        "role": f"team-{n % OWNERS}",
        "place": f"owner{n % OWNERS}",
        "workspace_id": workspace_id,
        "person_id": f"owner{n % OWNERS}",
        "is_owner": True,
        "is_current": True,
        "since": HEARD,
    }
    return ObstacleParty(**row).model_dump()


async def ticked(database: Database) -> list[Timed]:
    """Warn all 2,000, look once more in vain, then tell 2,000 leads."""
    workspace_id = await people.settle(database, "T1", "Crowd", None)
    regions("FR")  # the library of holidays takes a third of a second to load, once
    await fill(database, workspace_id)
    rules, found = handbook(), []
    for now in (NOW, NOW + timedelta(minutes=1), TOLD):
        begun, spent = time.perf_counter(), time.process_time()
        steps = await obstacle_tick.tick(database, rules, now)
        took = time.perf_counter() - begun
        found.append(Timed(steps, took, time.process_time() - spent))
    return found


async def _figures(name: str, url: str) -> None:
    database = Database(url)
    await schema.upgrade(database)
    for what, timed in zip(WHAT, await ticked(database), strict=True):
        wall, cpu = timed.seconds * 1000, timed.cpu * 1000
        print(f"{name:<11}{what:<15}{timed.steps:>5} steps {wall:>6.0f} ms ({cpu:.0f} CPU)")  # noqa: T201
    await database.close()


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_figures("SQLite", f"sqlite:///{folder}/crowd.db"))
        with running(Path(folder) / "data") as server:
            asyncio.run(_figures("PostgreSQL", server.fresh()))


if __name__ == "__main__":
    main()
