"""Nothing is lost or doubled when real processes are killed while Slack misbehaves."""

import asyncio
import os
from collections.abc import Awaitable, Callable

import pytest

from tests.crash.storm import Storm, gathering, misbehave
from tests.crash.worker import PACE
from tests.postgresql import PostgreSQL

KILLS = int(os.environ.get("KAMARADE_TEST_KILLS", "20"))
IS_LONG = KILLS > 20
FREEZES = KILLS if IS_LONG else 4
PAST_THE_LEASE = PACE.lease.total_seconds() + 0.5
PEOPLE = KILLS * 5
pytestmark = pytest.mark.crash


def replicas(url: str) -> int:
    """SQLite has one bot; PostgreSQL takes several."""
    return 1 if url.startswith("sqlite") else 3


async def verdict(storm: Storm) -> None:
    await storm.rest()
    result = await storm.result()
    print(result)  # noqa: T201  # `make crash` shows it
    assert result.lost == []
    assert result.doubled == []
    assert set(result.states) == {"sent"}


async def test_killed_again_and_again_it_loses_and_doubles_nothing(any_url: str):
    async with gathering(any_url, PEOPLE, 1) as storm:
        misbehave(storm.slack)
        storm.start(replicas(any_url))
        await storm.kill(KILLS)
        await verdict(storm)
        assert storm.kills == KILLS


long = pytest.mark.skipif(not IS_LONG, reason="long: run by make crash")


@long
async def test_a_database_restarted_twice_loses_and_doubles_nothing(postgresql: PostgreSQL):
    async with gathering(postgresql.fresh(), PEOPLE, 1) as storm:
        misbehave(storm.slack)
        storm.start(3)
        for _ in range(2):
            await storm.kill(KILLS // 10)
            await asyncio.to_thread(postgresql.restart)
            await storm.progress(20)
        await verdict(storm)


async def frozen_again_and_again(
    url: str, freeze: Callable[[Storm, int, float], Awaitable[None]]
) -> None:
    """Freeze two of three processes at a time, with messages enough for them to be sending."""
    async with gathering(url, KILLS, 1) as storm:
        misbehave(storm.slack)
        storm.start(3)
        for _ in range(FREEZES // 2):
            await storm.feed(20)
            await freeze(storm, 2, PAST_THE_LEASE)
        await verdict(storm)


@long
async def test_processes_frozen_past_their_lease_lose_and_double_nothing(postgresql: PostgreSQL):
    await frozen_again_and_again(postgresql.fresh(), Storm.freeze)


async def test_processes_frozen_as_they_write_lose_and_double_nothing(postgresql: PostgreSQL):
    await frozen_again_and_again(postgresql.fresh(), Storm.freeze_writing)
