"""What every folder of tests shares: the content, the databases, a bot in a Slack."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from aiohttp import ClientSession
from slack_bolt.async_app import AsyncBoltRequest
from sqlalchemy import select, text
from sqlmodel import SQLModel

from bot.app import Bot, Parts, build, slack_client
from bot.clock import MovableClock
from bot.commands.opening import logging
from bot.delivery import Pace
from bot.domain.deliveries import To
from bot.domain.roles import Role
from bot.domain.switches import SwitchName
from bot.erasures import Erasures
from bot.mail import Smtp
from bot.recognising import met
from bot.services import people, switches
from bot.shelf import Shelf
from bot.workspace import Person, Workspace
from store import people as store_people
from store import questions, schema
from store.database import Database
from store.machine import machine_now
from tests import few
from tests.postgresql import PostgreSQL, running

logging("info")  # as in service: the default draws every local variable, for seconds

# A Monday in Paris, at work: what a test sees does not depend on when it runs.
MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
MANIFEST = yaml.safe_load((ROOT / "app.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a content folder with a part of the shipped one."""
    folder = tmp_path_factory.mktemp("content")
    few.write(CONTENT, folder)
    return folder


@pytest.fixture(scope="session")
def shelf(content: Path, pytestconfig: pytest.Config) -> Shelf:
    assert pytestconfig.cache is not None
    return Shelf.open([content], Path(pytestconfig.cache.mkdir("index")))


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an SQLite file with every table, to be copied by each test."""
    path = tmp_path_factory.mktemp("database") / "migrated.db"

    async def migrate() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await schema.upgrade(database)
        await database.close()

    asyncio.run(migrate())
    return path


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Database, Path]:
    """Return one SQLite database for every test: what it has compiled serves the next ones."""
    path = tmp_path_factory.mktemp("standing") / "kamarade.db"
    return Database(f"sqlite+aiosqlite:///{path}"), path


@pytest.fixture
async def database(migrated: Path, standing: tuple[Database, Path]) -> AsyncIterator[Database]:
    """Return an SQLite database with empty tables."""
    database, path = standing
    for left in path.parent.iterdir():
        left.unlink()
    path.write_bytes(migrated.read_bytes())
    yield database
    await database.close()
    database.when_queued, database.when_touched = (lambda: None), (lambda _: None)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """Return a real PostgreSQL, started once; another pytest would clean its own folders up."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "data") as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def any_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty database of each kind: what stores must pass on both."""
    if request.param == "postgresql":
        address: str = request.getfixturevalue("postgresql").fresh()
        return address
    path = tmp_path / "kamarade.db"
    path.write_bytes(request.getfixturevalue("migrated").read_bytes())
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
async def any_database(any_url: str) -> AsyncIterator[Database]:
    opened = Database(any_url)
    yield opened
    await opened.close()


@dataclass
class Scene:
    """A bot in a Slack on this machine, delivered to in process: no socket, no sleep."""

    slack: Workspace
    bot: Bot
    database: Database
    clock: MovableClock

    async def settle(self) -> None:
        """Wait until everything that is due was sent."""
        await self.slack.settle()
        await self.bot.delivery.drain()
        await self.bot.homes.show()
        await self.slack.settle()  # what was posted is delivered back, each event with its drain

    async def grant(self, person: Person, role: Role) -> None:
        """Give a right, as the administrator does."""
        kamarade = self.bot.kamarade
        await met(kamarade, self.bot.app.client, person.id)
        await people.grant(
            self.database, kamarade.workspace_id, person.id, role, now=kamarade.now()
        )
        await self.settle()

    @property
    def hr(self) -> Role:
        return Role.HR

    async def launch(self) -> None:
        """Let the bot speak of its own accord, as HR does once everything is ready."""
        by = To(self.bot.kamarade.workspace_id)
        await switches.turn(
            self.database, by, SwitchName.LAUNCHED, on=True, now=self.bot.kamarade.now()
        )

    async def retract(self) -> None:
        """Be as before HR launched."""
        await self.run("DELETE FROM switch")

    async def revoke(self, person: Person, role: Role) -> None:
        """Take a right back."""
        async with self.database.aside() as session:
            found = await store_people.find(session, self.bot.kamarade.workspace_id, person.id)
            assert found is not None
            await store_people.revoke(session, found, role)

    async def run(self, statement: str, **values: Any) -> None:
        """Change the database behind the bot's back."""
        async with self.database.aside() as session:
            await session.exec(text(statement).bindparams(**values))

    async def column(self, table: str, name: str) -> list[Any]:
        """Return one column of a table."""
        async with self.database.reading() as session:
            rows = await session.exec(text(f"SELECT {name} FROM {table}"))
            return [row[0] for row in rows]

    async def audited(self) -> list[tuple[str, str | None]]:
        """Return every audited action with its subject."""
        async with self.database.reading() as session:
            rows = await session.exec(text("SELECT action, subject_id FROM audit"))
            return [(row[0], row[1]) for row in rows]

    async def ratings(self) -> list[tuple[str, str, int, int]]:
        """Return the ratings, as HR will count them."""
        async with self.database.reading() as session:
            found = await questions.ratings(session, self.bot.kamarade.workspace_id)
            return [(entry, language.value, yes, no) for entry, language, yes, no in found]

    async def everything_kept(self) -> str:
        """Return every row of every table, as text."""
        async with self.database.reading() as session:
            tables = SQLModel.metadata.tables.values()
            return str([list(await session.exec(select(table))) for table in tables])


@pytest.fixture
async def scene(database: Database, shelf: Shelf) -> AsyncIterator[Scene]:
    """Return a bot that HR has launched; `Scene.retract` takes that back."""
    async with playing(database, shelf) as here:
        yield here


@asynccontextmanager
async def playing(
    database: Database,
    shelf: Shelf,
    hr_channel: str | None = None,
    *,
    acks_early: bool = False,
    smtp: Smtp | None = None,
) -> AsyncIterator[Scene]:
    """Build a bot in a Slack, and stop them at the end.

    With `acks_early` a delivery is over once it is acknowledged, as in service: what takes longer
    than Slack waits for is to be waited for by the test.
    """
    clock = MovableClock(MORNING - machine_now())
    slack = Workspace(MANIFEST, clock=clock)
    slack.pace.ack = slack.pace.trigger = 15  # a machine that does several things at once
    await slack.start()
    channel = slack.channel(hr_channel).id if hr_channel else None
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        pace = Pace(spacing=timedelta(), per_minute=None)
        erasures = Erasures(folder / "erased.txt")
        client = slack_client(slack.credentials.bot_token, slack.api_url, session)
        parts = Parts(
            database, shelf, clock, client, channel, pace=pace, erasures=erasures, smtp=smtp
        )
        bot = await build(parts, process_before_response=not acks_early)
        here = Scene(slack, bot, database, clock)
        await here.launch()

        async def deliver(body: dict[str, Any], *, kind: str) -> tuple[int, Any]:
            answer = await bot.app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
            await bot.delivery.drain()
            await bot.homes.show()
            return answer.status, answer.body

        slack.deliver_to(deliver)
        yield here
        await bot.homes.settled()
        await slack.stop()


@pytest.fixture
def slack(scene: Scene) -> Workspace:
    return scene.slack


@pytest.fixture
def nina(slack: Workspace) -> Person:
    """A French newcomer."""
    return slack.add_member(
        "Nina", locale="fr-FR", tz="Europe/Paris", email="nina@solstice.example"
    )


@pytest.fixture
def tom(slack: Workspace) -> Person:
    """An English newcomer."""
    return slack.add_member("Tom", locale="en-GB", tz="Europe/London", email="tom@solstice.example")


@pytest.fixture
async def maya(scene: Scene) -> Person:
    """Somebody of HR."""
    maya = scene.slack.add_member("Maya", locale="fr-FR", email="maya@solstice.example")
    await scene.grant(maya, Role.HR)
    return maya
