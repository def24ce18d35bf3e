"""What is forgotten and erased, table by table, on both databases."""

import sqlite3
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from bot.domain.retention import DEFAULT_DAYS, oldest
from bot.erasures import Erasures
from bot.services import privacy
from store.classification import TABLES, Leaving
from store.database import Database
from tests.store.rows import NOW, Rows

CANARY = "zanzibarine"
KEPT = {name: held for name, held in TABLES.items() if held.kept is not None}
# What makes a row one that may be forgotten, and one that may not however old it is.
DONE: dict[str, dict[str, Any]] = {
    "plan": {"state": "queued"},
    "outbox": {"sent_channel": "D1"},
    "relay": {"text": "x"},
    "letter": {"state": "sent"},
    "question": {"state": "answered"},
    "obstacle": {"text": "x"},
}
WAITING: dict[str, dict[str, Any]] = {
    "plan": {"state": "planned"},
    "outbox": {"sent_channel": None, "sent_ts": None, "state": "pending"},
    "relay": {"text": None},
    "letter": {"state": "pending"},
    "question": {"state": "open"},
    "obstacle": {"text": ""},
}


@pytest.fixture
async def database(any_url: str):
    opened = Database(any_url)
    yield opened
    await opened.close()


def dated(name: str, day: int) -> Any:
    """Return the instant at which a row of a table is so many days too old, or the day."""
    held = KEPT[name]
    assert held.kept is not None
    on = oldest(held.kept, DEFAULT_DAYS, NOW.date()) - timedelta(days=day)
    is_day = type(SQLModel.metadata.tables[name].c[held.dated].type).__name__ == "Date"
    return on if is_day else datetime.combine(on, time(), NOW.tzinfo)


async def counted(database: Database) -> dict[str, int]:
    async with database.reading() as session:
        return {
            name: len(list(await session.exec(select(table))))
            for name, table in SQLModel.metadata.tables.items()
        }


def test_every_table_whose_rows_may_wait_is_tried():
    assert set(DONE) == set(WAITING) == {n for n, held in KEPT.items() if held.done != "1 = 1"}


async def test_each_table_forgets_what_is_a_day_too_old_and_nothing_else(database: Database):
    async with database.aside() as session:
        for name, held in KEPT.items():
            await Rows(session).add(name, **{held.dated: dated(name, 1)}, **DONE.get(name, {}))
            await Rows(session).add(name, **{held.dated: dated(name, 0)}, **DONE.get(name, {}))
            if name in WAITING:
                await Rows(session).add(name, **{held.dated: dated(name, 900)}, **WAITING[name])
        await Rows(session).add("audit", at=NOW)  # the last month of it is never taken away
    before = await counted(database)

    forgotten = await privacy.forget_old(database, DEFAULT_DAYS, NOW)

    assert forgotten == dict.fromkeys(KEPT, 1)
    after = await counted(database)
    del before["outbox"], after["outbox"]  # a file's removal is queued
    for name, held in KEPT.items():
        if name in after:
            gone = 0 if held.leaving is Leaving.EMPTIED else 1
            assert before[name] - after[name] == gone, name
    assert await privacy.forget_old(database, DEFAULT_DAYS, NOW) == {}


async def everything(database: Database) -> str:
    async with database.reading() as session:
        tables = SQLModel.metadata.tables.values()
        return str([list(await session.exec(select(table))) for table in tables])


async def populated(database: Database) -> str:
    """Put a row of one person in every table; return the person."""
    async with database.aside() as session:
        rows = Rows(session, CANARY)
        for name, held in TABLES.items():
            if held.about:
                await rows.one(name)
        return str((await rows.one("person"))["id"])


async def test_a_person_is_erased_from_every_table(database: Database):
    person_id = await populated(database)
    assert CANARY in await everything(database)

    await privacy.erase(database, person_id, by_id=None, now=NOW)

    assert CANARY not in await everything(database)
    assert await privacy.erase_again(database, [person_id], NOW) == 0


async def test_a_restored_backup_is_erased_again_from_the_file_beside_it(
    any_url: str, request: pytest.FixtureRequest, tmp_path: Path
):
    erasures = Erasures(tmp_path / "erased.txt")
    database = Database(any_url)
    person_id = await populated(database)
    await database.close()
    restored = Database(copied(any_url, request))

    database = Database(any_url)
    erasures.note(person_id)
    await privacy.erase(database, person_id, by_id=None, now=NOW)
    await database.close()

    assert CANARY in await everything(restored)
    again = await privacy.erase_again(restored, erasures.known(), NOW)
    assert again == 1
    assert CANARY not in await everything(restored)
    assert await privacy.erase_again(restored, erasures.known(), NOW) == 0
    await restored.close()


def copied(url: str, request: pytest.FixtureRequest) -> str:
    """Return the address of a backup that was restored: a copy as it stands now."""
    if url.startswith("sqlite"):
        path = url.partition("///")[2]
        with sqlite3.connect(path) as source, sqlite3.connect(f"{path}.copy") as target:
            source.backup(target)
        source.close()
        target.close()
        return f"{url}.copy"
    address: str = request.getfixturevalue("postgresql").copy(url)
    return address
