"""SQLite called in the event loop's own thread.

An asynchronous driver hands each statement to a thread and back; on SQLite, whose statements take
microseconds, the two hand-overs cost more than the statement.
A commit blocks the loop for as long as the disk takes to keep it: half a millisecond.
"""

import sqlite3
from typing import Any

from sqlalchemy import URL, Pool
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import AsyncAdaptedQueuePool


class _Cursor(sqlite3.Cursor):
    async def _async_soft_close(self) -> None:
        """Do nothing: the rows are read already (SQLAlchemy asks it of asynchronous cursors)."""


class _Connection(sqlite3.Connection):
    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


class InlineSqlite(SQLiteDialect_pysqlite):
    """The standard library's driver, under SQLAlchemy's asynchronous engine."""

    driver = "inline"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:  # SQLAlchemy's signature
        """Return the pool whose waiting does not block the loop."""
        return AsyncAdaptedQueuePool

    def connect(self, *arguments: Any, **named: Any) -> Any:
        """Open a connection whose cursors SQLAlchemy may close asynchronously."""
        return super().connect(*arguments, **{**named, "factory": _Connection})

    def get_driver_connection(self, connection: Any) -> Any:
        """Return the driver's own connection, which is not wrapped."""
        return connection


def register() -> None:
    """Make "sqlite+inline:" a URL that SQLAlchemy knows."""
    registry.register("sqlite.inline", __name__, InlineSqlite.__name__)
