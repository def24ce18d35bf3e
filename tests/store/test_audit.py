"""The audit only grows: the database itself refuses to change or to lose a recent line."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.services import people
from store.database import Database
from store.machine import machine_now
from store.models import Audit

OLD = timedelta(days=1200)


@pytest.fixture
async def audited(any_database: Database) -> Database:
    """A line of today, and one of three years ago."""
    workspace_id = await people.settle(any_database, "T1", "Test", None)
    async with any_database.aside() as session:
        for ago in (OLD, timedelta()):
            at = machine_now() - ago
            session.add(Audit(workspace_id=workspace_id, at=at, action="switch.launched.on"))
    return any_database


async def run(database: Database, statement: str) -> None:
    async with database.aside() as session:
        await session.exec(text(statement))


async def lines(database: Database) -> list[str]:
    async with database.reading() as session:
        rows = await session.exec(text("SELECT action FROM audit ORDER BY id"))
        return [row[0] for row in rows]


async def test_a_line_is_never_changed(audited: Database):
    with pytest.raises(DBAPIError, match="append-only"):
        await run(audited, "UPDATE audit SET action = 'nothing'")

    assert await lines(audited) == ["switch.launched.on"] * 2


async def test_a_recent_line_stays_whatever_is_deleted_and_an_old_one_is_forgotten(
    audited: Database,
):
    await run(audited, "DELETE FROM audit")

    assert await lines(audited) == ["switch.launched.on"]


async def test_postgresql_does_not_empty_the_table_either(audited: Database):
    if audited.is_sqlite:
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DBAPIError, match="append-only"):
        await run(audited, "TRUNCATE audit")
