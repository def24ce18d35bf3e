"""What planning and delivery cost, on both databases.

`make figures-delivery` runs it: the idle tick beside a million plans, ten thousand messages that
fall due at once, and the rate of delivery to a Slack that answers at once (a bare HTTP server, in a
process of its own).
"""

import asyncio
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import typer
from aiohttp import web
from sqlalchemy import text

from bot.app import slack_client
from bot.delivery import Delivery, Pace
from bot.domain.deliveries import OutboxState
from bot.domain.languages import Language
from bot.domain.planning import PlanState
from bot.line import line_to_slack
from bot.services import queueing
from store import schema
from store.database import Database
from store.machine import machine_now
from store.models import Outbox, Person, Plan, Workspace, new_id
from tests.crash.worker import NOON, OFFICE, Noon, say
from tests.delivery.line import launch
from tests.postgresql import running

FAST = Pace(spacing=timedelta(), per_minute=None, in_flight=50)


@asynccontextmanager
async def opened(url: str, people: int) -> AsyncIterator[tuple[Database, str, Sequence[str]]]:
    """Open a database with a workspace and so many people."""
    database = Database(url)
    await schema.upgrade(database)
    async with database.aside() as session:
        team = Workspace(team_id="T1", name="Solstice")
        session.add(team)
        await session.flush()
        await launch(session, team.id)
    yield database, team.id, await _people(database, team.id, people)
    await database.close()


async def planning(url: str, *, plans: int, due: int) -> None:
    """Print what planning costs beside many plans."""
    async with opened(url, due) as (database, team_id, people):
        kind = _kind(database)
        await _plan(database, team_id, people, plans, NOON + timedelta(days=200))
        idle = await _idle(database)
        typer.echo(
            f"{kind}: idle tick beside {plans:,} plans: p50 {statistics.median(idle):.2f} ms, "
            f"p99 {statistics.quantiles(idle, n=100)[98]:.2f} ms"
        )
        await _plan(database, team_id, people, due, NOON)
        started = time.perf_counter()
        queued = await queueing.queue_due(database, OFFICE, NOON)
        seconds = time.perf_counter() - started
        typer.echo(f"{kind}: {queued:,} due messages queued in {seconds:.1f} s")


async def delivering(url: str, *, sent: int) -> None:
    """Print what delivery costs."""
    async with opened(url, sent) as (database, team_id, people):
        await _queue(database, team_id, people)
        typer.echo(f"{_kind(database)}: {await _deliver(database, sent)}")


def _kind(database: Database) -> str:
    return "SQLite" if database.is_sqlite else "PostgreSQL"


async def _people(database: Database, workspace_id: str, count: int) -> Sequence[str]:
    rows = [
        Person(
            workspace_id=workspace_id,
            slack_id=f"U{number}",
            language=Language.FR,
            zone="Europe/Paris",
            country="FR",
            met_at=NOON,
        ).model_dump()
        for number in range(count)
    ]
    await _insert(database, Person, rows)
    return [row["id"] for row in rows]


async def _plan(
    database: Database, workspace_id: str, people: Sequence[str], count: int, at: object
) -> None:
    """Insert plans directly: a million through the use case would only measure the waiting."""
    for start in range(0, count, 20_000):
        rows = [
            {
                "workspace_id": workspace_id,
                "person_id": people[number % len(people)],
                "kind": "word",
                "key": new_id(),
                "refs": {"word": str(number)},
                "on_day": NOON.date(),
                "at_hour": NOON.time(),
                "zone": "UTC",
                "meant_at": at,
                "due_at": at,
                "state": PlanState.PLANNED,
            }
            for number in range(start, min(start + 20_000, count))
        ]
        await _insert(database, Plan, rows)


async def _queue(database: Database, workspace_id: str, people: Sequence[str]) -> None:
    rows = [
        Outbox(
            workspace_id=workspace_id,
            person_id=person,
            key=new_id(),
            kind="word",
            refs={"word": str(number)},
            state=OutboxState.PENDING,
            created_at=machine_now(),
            due_at=NOON,
        ).model_dump(exclude={"seq"})
        for number, person in enumerate(people)
    ]
    await _insert(database, Outbox, rows)


async def _insert(
    database: Database, table: type[object], rows: Sequence[dict[str, object]]
) -> None:
    async with database.aside() as session:
        await session.exec(table.__table__.insert(), params=rows)  # type: ignore[attr-defined]


async def _idle(database: Database) -> list[float]:
    times = []
    for _ in range(300):
        started = time.perf_counter()
        assert await queueing.queue_due(database, OFFICE, NOON) == 0
        times.append((time.perf_counter() - started) * 1000)
    return times


async def _deliver(database: Database, count: int) -> str:
    ours, theirs = multiprocessing.Pipe()
    slack = multiprocessing.get_context("spawn").Process(target=answer_at_once, args=(theirs,))
    slack.start()
    port = await asyncio.to_thread(ours.recv)
    async with line_to_slack() as session:
        client = slack_client("xoxb-figures", f"http://127.0.0.1:{port}/api/", session)
        delivery = Delivery(database, client, Noon(), say, FAST)
        started, cpu = time.perf_counter(), time.process_time()
        await delivery.drain()
        seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    slack.terminate()
    slack.join()
    async with database.reading() as reading:
        query = text("SELECT count(*) FROM outbox WHERE state = 'sent'")
        done = (await reading.exec(query)).one()[0]
    assert done == count, f"{done} of {count} sent"
    return f"{count / seconds:.0f} messages a second, {cpu * 1000 / count:.2f} ms of CPU a message"


def answer_at_once(told: Connection) -> None:
    """Say yes to everything, as fast as this machine can."""

    async def yes(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"ok": True, "channel": "D1", "ts": "1.1"})

    async def serve() -> None:
        app = web.Application()
        app.router.add_post("/api/{method}", yes)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        told.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(serve())


def main(plans: int = 1_000_000, due: int = 10_000, sent: int = 2_000) -> None:
    """Measure SQLite, then PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(planning(f"sqlite:///{folder}/plans.db", plans=plans, due=due))
        asyncio.run(delivering(f"sqlite:///{folder}/messages.db", sent=sent))
        with running(Path(folder) / "pg") as server:
            asyncio.run(planning(server.fresh(), plans=plans, due=due))
            asyncio.run(delivering(server.fresh(), sent=sent))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
