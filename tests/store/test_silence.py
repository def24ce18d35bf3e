"""A line to PostgreSQL that goes silent, without a word of goodbye, is left for another."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from sqlalchemy import make_url, text

from store.database import UNAVAILABLE, Database, Patience
from tests.postgresql import PostgreSQL


class Wire:
    """Carries bytes to a socket; once `cut`, what was open carries none and stays open."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._age = 0
        self._carrying: set[asyncio.Task[None]] = set()

    def cut(self) -> None:
        self._age += 1

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_unix_connection(self._path)
        task = asyncio.current_task()
        assert task is not None
        self._carrying.add(task)
        age = self._age
        try:
            await asyncio.gather(
                self._pump(reader, far_writer, age), self._pump(far_reader, writer, age)
            )
        except (asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()
            far_writer.close()

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, age: int
    ) -> None:
        while data := await reader.read(65536):
            if age == self._age:
                writer.write(data)
                await writer.drain()

    async def end(self) -> None:
        for task in self._carrying:
            task.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)


@asynccontextmanager
async def wired(url: str) -> AsyncIterator[tuple[Wire, str]]:
    """Lay a wire to a database; yield it, and the address at its near end."""
    parsed = make_url(url)
    wire = Wire(f"{parsed.query['host']}/.s.PGSQL.{parsed.port or 5432}")
    server = await asyncio.start_server(wire.carry, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    near = parsed.set(host="127.0.0.1", port=port, query={})
    yield wire, near.render_as_string(hide_password=False)
    server.close()
    await wire.end()


async def ask(database: Database) -> int:
    async with database.reading() as session:
        found: int = (await session.exec(text("SELECT 1"))).one()[0]
        return found


async def test_a_silent_line_is_left_after_a_moment(postgresql: PostgreSQL):
    async with wired(postgresql.fresh()) as (wire, address):
        database = Database(address, patience=Patience(answer=timedelta(seconds=0.5)))
        assert await ask(database) == 1
        wire.cut()
        answered = 0
        async with asyncio.timeout(10):
            while not answered:
                with suppress(*UNAVAILABLE):
                    answered = await ask(database)
        await database.close()
