"""Triggers: three seconds and one use to open a view."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.workspace.bodies import Refused
from bot.workspace.mint import new_id

if TYPE_CHECKING:
    from bot.workspace.pace import Pace

_KEPT = 5_000


@dataclass(slots=True)
class Trigger:
    """Who pressed, when, and in which view if it was in one."""

    user: str
    issued: float
    view_id: str | None = None
    used: bool = False


class Triggers:
    """The triggers handed out, each good for one view."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._known: dict[str, Trigger] = {}

    def issue(self, user: str, view_id: str | None = None) -> str:
        """Return a new trigger for what this user just did."""
        key = f"{time.time_ns()}.{new_id('')}".lower()
        self._known[key] = Trigger(user, time.monotonic(), view_id)
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return key

    def spend(self, key: str) -> Trigger:
        """Use a trigger up, or say what is wrong with it."""
        trigger = self._known.get(key)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if time.monotonic() - trigger.issued > self._pace.trigger:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger
