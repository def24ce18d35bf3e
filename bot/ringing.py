"""The clock that rings the tick, and the watchdog that no wall clock can mislead.

APScheduler follows the wall clock: set back an hour, it rings nothing for an hour (measured). So a
watchdog on the machine's own count of seconds starts it again when three rings are missing.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.health import Health
from store.machine import machine_now

log = structlog.get_logger(__name__)

MISSING = 3  # rings


class Ringing:
    """Rings a tick at an interval, whatever happens to the clock or to a tick."""

    def __init__(
        self, tick: Callable[[], Awaitable[None]], health: Health, interval: timedelta
    ) -> None:
        self._tick = tick
        self._health = health
        self._interval = interval
        self._scheduler = self._scheduled()
        self._watchdog = asyncio.create_task(self._watch(), name="watchdog")
        self._current: asyncio.Task[None] | None = None

    def _scheduled(self) -> AsyncIOScheduler:
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(
            self._ring,
            "interval",
            seconds=self._interval.total_seconds(),
            next_run_time=machine_now(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        scheduler.start()
        return scheduler

    async def _ring(self) -> None:
        self._current = asyncio.create_task(self._once(), name="tick")
        with suppress(asyncio.CancelledError):  # the scheduler was stopped: nothing to log
            await asyncio.wait({self._current})

    async def _once(self) -> None:
        try:
            await self._tick()
        except Exception as error:  # noqa: BLE001 — whatever a chore did, the next ring must come
            log.error("tick failed", error=type(error).__name__)
            return
        self._health.ticked()

    async def _watch(self) -> None:
        """Start the clock again when it stopped ringing, or when a tick never ends."""
        limit = MISSING * self._interval.total_seconds()
        while True:
            await asyncio.sleep(self._interval.total_seconds())
            if self._health.quiet_for() > limit:
                log.error("tick stalled: the clock is started again", age=self._health.age())
                self._restart()

    def _restart(self) -> None:
        self._health.restarted()
        if self._current is not None:
            self._current.cancel()
        self._scheduler.shutdown(wait=False)
        self._scheduler = self._scheduled()

    async def stop(self) -> None:
        """Ring no more."""
        self._watchdog.cancel()
        self._scheduler.shutdown(wait=False)
        running = [task for task in (self._watchdog, self._current) if task is not None]
        if self._current is not None:
            self._current.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*running, return_exceptions=True)
