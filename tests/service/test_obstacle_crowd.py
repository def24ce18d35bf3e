"""2,000 open obstacles of 200 owners: one tick settles what is due, once, in a moment."""

from sqlalchemy import text

from store.database import Database
from tests.figures.obstacles import OBSTACLES, ticked

PATIENCE = 3.0  # seconds of CPU: the figure is a half; tests run beside others


async def test_a_crowd_is_ticked_once_and_quickly(any_database: Database):
    warned, idle, climbed = await ticked(any_database)

    assert warned.steps == OBSTACLES
    assert idle.steps == 0
    assert climbed.steps == OBSTACLES
    assert max(warned.cpu, climbed.cpu) < PATIENCE
    async with any_database.reading() as session:
        counts = text("SELECT kind, count(*), count(DISTINCT key) FROM outbox GROUP BY kind")
        found = {kind: (rows, keys) for kind, rows, keys in await session.exec(counts)}
    assert found["obstacle_owner"] == (OBSTACLES, OBSTACLES)
    assert found["obstacle_news"] == (OBSTACLES, OBSTACLES)
