"""The one door to the database: transactions opened by use cases, visibly.

SQLite has one writer, so its writing transactions take the lock when they begin (a deferred
read-modify-write fails under load) and queue for the one connection of their own pool.
"""

import re
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlalchemy.pool import NullPool
from sqlmodel.ext.asyncio.session import AsyncSession

from store import inbox, outbox
from store.inline_sqlite import register
from store.touching import TOUCHED, TouchingSession

# What a database that restarts, that is too busy, or that the network does not find raises.
UNAVAILABLE = (SQLAlchemyError, OSError)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one waits for the other, on PostgreSQL.

    The server waits `idle` for a process within a transaction, and `statement` for a statement. We
    wait `answer`, which is longer, for the server: its line may have gone silent.
    """

    idle: timedelta = timedelta(seconds=10)
    statement: timedelta = timedelta(seconds=30)
    answer: timedelta = timedelta(seconds=35)


@dataclass(slots=True)
class Handled:
    """The Slack delivery whose effect is being made: the transaction that makes it closes it.

    `ends` is when (`steady`) another process may handle it again, unless it is closed.
    """

    key: str
    ends: float
    is_replay: bool = False
    is_closed: bool = False


class Superseded(Exception):
    """Another process has handled this delivery meanwhile: nothing of it is done twice."""


handled: ContextVar[Handled | None] = ContextVar("handled", default=None)


class Database:
    """SQLite or PostgreSQL, by one code path.

    Args:
        url: "sqlite:///…", or an SQLAlchemy URL of PostgreSQL with an asynchronous driver.
        pool_size: how many read at once, and on PostgreSQL as many more write.
        patience: PostgreSQL's with a process that does nothing more within a transaction (one that
            is frozen, or cut off, holds up every replica by the locks it has), and ours with it.
    """

    def __init__(self, url: str, *, pool_size: int = 5, patience: Patience | None = None) -> None:
        self.url = url = re.sub(r"^sqlite(\+\w+)?:", "sqlite+inline:", url)
        self.when_queued: Callable[[], None] = lambda: None  # rung after a commit that queued
        self.when_touched: Callable[[Collection[str]], None] = lambda _: None  # … about people
        self.is_sqlite = url.startswith("sqlite")
        if self.is_sqlite:
            register()
            self.engine = self._writer = _sqlite(url, 1, begin="BEGIN IMMEDIATE")
            self._reader = _sqlite(url, pool_size, begin="BEGIN")
        else:
            patience = patience or Patience()
            # A migration takes the time it takes, and waits for its turn.
            utc = {"server_settings": {"timezone": "UTC"}}
            self.engine = create_async_engine(
                url, poolclass=NullPool, hide_parameters=True, connect_args=utc
            )
            self._writer = _postgresql(url, pool_size, patience)
            # What only reads needs no transaction: a third of the round trips.
            self._reader = _postgresql(url, pool_size, patience, isolation_level="AUTOCOMMIT")
        self._writing = async_sessionmaker(
            self._writer,
            class_=AsyncSession,
            sync_session_class=TouchingSession,
            expire_on_commit=False,
        )
        self._reading = async_sessionmaker(
            self._reader, class_=AsyncSession, expire_on_commit=False
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Open a session; commit on leaving, roll back on an exception.

        Whatever Slack delivery is being handled is marked done in the same commit.

        Raises:
            Superseded: the delivery is done; this process took longer than its lease.
        """
        current = handled.get()
        is_first = current is not None and not current.is_closed
        async with self._writing.begin() as session:
            yield session
            if current is not None and is_first and not await inbox.close(session, current.key):
                raise Superseded
        if current is not None:
            current.is_closed = True
        self._ring(session)

    @asynccontextmanager
    async def aside(self) -> AsyncIterator[AsyncSession]:
        """Open a writing session that is not the effect of what is being handled."""
        async with self._writing.begin() as session:
            yield session
        self._ring(session)

    def _ring(self, session: AsyncSession) -> None:
        if outbox.QUEUED in session.info:
            self.when_queued()
        if touched := session.info.get(TOUCHED):
            self.when_touched(touched)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Open a session that only reads."""
        async with self._reading() as session:
            yield session

    async def scrub(self) -> None:
        """Leave nothing of what was erased beside the file; a server has its own vacuum."""
        if self.is_sqlite:
            async with self._writer.connect() as connection:
                bare = await connection.get_raw_connection()  # begins nothing by itself
                bare.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """Give every connection back."""
        await self._writer.dispose()
        await self._reader.dispose()


def _sqlite(url: str, pool_size: int, *, begin: str) -> AsyncEngine:
    engine = create_async_engine(
        url, pool_size=pool_size, max_overflow=0, hide_parameters=True, pool_timeout=60
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=5000",
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgresql(url: str, pool_size: int, patience: Patience, **options: Any) -> AsyncEngine:
    settings = {
        "statement_timeout": _milliseconds(patience.statement),
        "idle_in_transaction_session_timeout": _milliseconds(patience.idle),
        "timezone": "UTC",
    }
    return create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "server_settings": settings,
            "command_timeout": patience.answer.total_seconds(),
        },
        **options,
    )


def _milliseconds(wait: timedelta) -> str:
    return str(int(wait.total_seconds() * 1000))
