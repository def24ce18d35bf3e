"""Writers side by side, and migrations."""

import asyncio
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from store import schema
from store.database import Database


def _count(url: str, times: int) -> None:
    """Read, change and write, in a thread with a loop of its own, as another process would."""

    async def count() -> None:
        database = Database(url)
        for _ in range(times):
            async with database.aside() as session:
                [(count,)] = await session.exec(text("SELECT count FROM counter"))
                await asyncio.sleep(0)
                changed = text("UPDATE counter SET count = :count")
                await session.exec(changed.bindparams(count=count + 1))
        await database.close()

    asyncio.run(count())


async def test_a_command_may_write_beside_the_bot(tmp_path: Path):
    url = f"sqlite:///{tmp_path}/kamarade.db"
    database = Database(url)
    async with database.aside() as session:
        await session.exec(text("CREATE TABLE counter (count INTEGER)"))
        await session.exec(text("INSERT INTO counter VALUES (0)"))

    await asyncio.gather(*(asyncio.to_thread(_count, url, 50) for _ in range(2)))

    async with database.reading() as session:
        assert list(await session.exec(text("SELECT count FROM counter"))) == [(100,)]
    await database.close()


async def test_replicas_that_start_together_migrate_once(postgresql):
    postgresql.server.psql("CREATE DATABASE together")
    replicas = [Database(postgresql.url("together")) for _ in range(3)]

    await asyncio.gather(*(schema.upgrade(replica) for replica in replicas))

    assert await schema.is_current(replicas[0])
    for replica in replicas:
        await replica.close()


@pytest.mark.parametrize("direction", ["up", "down"])
def test_the_migrations_build_exactly_the_models(tmp_path: Path, direction: str):
    url = f"sqlite:///{tmp_path}/migrated.db"
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.set_main_option("sqlalchemy.url", url)
    command.upgrade(config, "head")

    if direction == "up":
        command.check(config)
        return
    command.downgrade(config, "base")
    engine = create_engine(url)
    with engine.connect() as connection:
        left = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        assert [row[0] for row in left] == ["alembic_version"]
    engine.dispose()


async def test_a_database_not_migrated_is_seen(tmp_path: Path):
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/empty.db")

    assert not await schema.is_current(database)
    await schema.upgrade(database)
    assert await schema.is_current(database)
    await database.close()
