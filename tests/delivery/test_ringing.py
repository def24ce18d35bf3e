"""The tick rings on, whatever happens to the clock or to a tick."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from prometheus_client import generate_latest

from bot.health import LONGEST_WAIT, Health
from bot.ringing import Ringing
from bot.services.ledger import Backlog
from store.machine import machine_now

SOON = timedelta(seconds=0.05)


class Ticks:
    """Counts the ticks, and does in each what a test says."""

    def __init__(self) -> None:
        self.count = 0
        self.then: list[str] = []

    async def tick(self) -> None:
        self.count += 1
        does = self.then.pop(0) if self.then else ""
        if does == "hang":
            await asyncio.sleep(60)
        if does == "break":
            raise KeyError("a bug")

    async def reach(self, count: int) -> None:
        async with asyncio.timeout(5):
            while self.count < count:  # noqa: ASYNC110
                await asyncio.sleep(0.01)


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
async def ringing(ticks: Ticks) -> AsyncIterator[Ringing]:
    here = Ringing(ticks.tick, Health(), SOON)
    yield here
    await here.stop()


async def test_the_first_tick_comes_at_once_and_others_follow(ringing: Ringing, ticks: Ticks):
    await ticks.reach(3)


async def test_a_wall_clock_set_back_an_hour_stops_nothing(ringing: Ringing, ticks: Ticks):
    await ticks.reach(1)
    [job] = ringing._scheduler.get_jobs()
    # What a clock set back does: the next ring is an hour away.
    job.modify(next_run_time=machine_now() + timedelta(hours=1))
    before = ticks.count

    await ticks.reach(before + 3)


async def test_a_tick_that_never_ends_is_left_and_the_next_comes(ringing: Ringing, ticks: Ticks):
    ticks.then = ["", "hang"]

    await ticks.reach(5)


async def test_a_tick_that_breaks_is_followed_by_the_next(ringing: Ringing, ticks: Ticks):
    ticks.then = ["break", "break"]

    await ticks.reach(4)


def test_readiness_is_lost_with_the_ticks_and_with_an_old_message():
    health = Health()
    assert not health.is_late(timedelta(seconds=5))

    health.saw(Backlog(LONGEST_WAIT + timedelta(seconds=1), waiting=3, parked=2))
    assert health.is_late(timedelta(seconds=5))
    health.saw(Backlog(timedelta(), 0, 0))
    assert not health.is_late(timedelta(seconds=5))

    health._last -= 60
    assert health.is_late(timedelta(seconds=5))


def test_the_figures_are_there_for_prometheus():
    health = Health()
    health.saw(Backlog(timedelta(seconds=90), waiting=3, parked=2))

    page = generate_latest(health.registry).decode()

    assert "kamarade_oldest_due_message_seconds 90.0" in page
    assert "kamarade_messages_waiting 3.0" in page
    assert "kamarade_messages_parked 2.0" in page
    assert "kamarade_last_tick_age_seconds" in page
