"""Business time: one clock, built by the composition root and read once per listener or tick."""

from datetime import UTC, datetime, timedelta
from typing import Protocol

from store.machine import machine_now


class Clock(Protocol):
    """Whatever tells the business instant."""

    def now(self) -> datetime:
        """Return the instant, aware and in UTC."""
        ...


class SystemClock:
    """Business time as it passes."""

    def now(self) -> datetime:
        """Return the machine's instant."""
        return machine_now()


class MovableClock:
    """Business time that a demo or a test pushes forward; machine time is left alone."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """Return the machine's instant plus what it was moved by."""
        return (machine_now() + self.offset).astimezone(UTC)

    def move(self, seconds: float) -> None:
        """Push business time forward."""
        self.offset += timedelta(seconds=seconds)
