"""Ids and message timestamps in Slack's shapes."""

from __future__ import annotations

import random
import string
import time

_ALPHABET = string.ascii_uppercase + string.digits


def new_id(prefix: str, length: int = 10) -> str:
    """Return an id such as U0LAN0Z89."""
    return prefix + "".join(random.choices(_ALPHABET, k=length))


class Timestamps:
    """Message timestamps: machine time, unique, increasing."""

    def __init__(self, last: int = 0) -> None:
        self.last = last

    def next(self) -> str:
        """Return a `ts` that no message has yet."""
        self.last = max(self.last + 1, time.time_ns() // 1000)
        return as_ts(self.last)

    def latest(self) -> str:
        """Return the last `ts` given, or one before all."""
        return as_ts(self.last)


def as_ts(microseconds: int) -> str:
    """Write microseconds the way Slack writes a `ts`."""
    return f"{microseconds // 1_000_000:010d}.{microseconds % 1_000_000:06d}"
