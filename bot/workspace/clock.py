"""Business time, which a demo may move. Machine time is never asked of it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the workspace asks of the clock it is given."""

    def now(self) -> datetime:
        """Return the business time, aware."""

    def move(self, seconds: int) -> None:
        """Move business time forward."""


class RealClock:
    """The time of this machine, which nobody moves."""

    def now(self) -> datetime:
        """Return the time of this machine, in UTC."""
        return datetime.fromtimestamp(time.time(), UTC)

    def move(self, seconds: int) -> None:
        """Refuse: this clock is the machine's."""
        raise ValueError(f"the machine's clock cannot be moved by {seconds} seconds")


def described(clock: Clock) -> dict[str, object]:
    """Return what the page shows of the clock."""
    now = clock.now()
    return {
        "now": now.astimezone(UTC).isoformat(),
        "offset_seconds": round(now.timestamp() - time.time()),
        "movable": not isinstance(clock, RealClock),
    }
