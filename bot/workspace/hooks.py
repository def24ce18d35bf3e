"""Response URLs: five uses in thirty minutes."""

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
class Hook:
    """Where a response URL writes: for whom, in which conversation, about which message."""

    user: str
    channel: str
    message_ts: str | None
    issued: float
    uses: int = 0


class Hooks:
    """The response URLs handed out."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._known: dict[str, Hook] = {}

    def issue(self, user: str, channel: str, message_ts: str | None = None) -> str:
        """Return the secret end of a new response URL."""
        key = new_id("", 24)
        self._known[key] = Hook(user, channel, message_ts, time.monotonic())
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return key

    def spend(self, key: str) -> Hook:
        """Count one use, or say why there is none left."""
        hook = self._known.get(key)
        if hook is None or time.monotonic() - hook.issued > self._pace.hook_life:
            raise Refused("expired_url")
        if hook.uses >= self._pace.hook_uses:
            raise Refused("used_url")
        hook.uses += 1
        return hook
