"""Everything that passed between the app and Slack, for tests and for the page."""

from __future__ import annotations

import re
import time
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.workspace.bodies import Body

KEPT = 10_000
_SECRET_KEYS = frozenset({"token", "authorization", "response_url"})
_SECRET = re.compile(r"xox[a-z]-[\w-]+|xapp-[\w-]+|https?://[^\s\"]+/hooks/\w+|ticket=\w+")

Kind = Literal["event", "command", "action", "view", "api", "ack", "socket"]


@dataclass(frozen=True, slots=True)
class Call:
    """One Web API call that Slack received."""

    method: str
    args: Body
    response: Body
    at: float


@dataclass(slots=True)
class Entry:
    """One line of the traffic panel."""

    direction: Literal["to_bot", "from_bot"]
    kind: Kind
    label: str
    body: Any
    ok: bool = True
    error: str | None = None
    ms: float = 0.0
    n: int = 0
    at: float = 0.0

    def as_page(self) -> Body:
        """Return the entry as the page reads it, without any secret."""
        return {
            "n": self.n,
            "at": datetime.fromtimestamp(self.at, UTC).isoformat(),
            "direction": self.direction,
            "kind": self.kind,
            "label": self.label,
            "ok": self.ok,
            "error": self.error,
            "ms": round(self.ms, 2),
            "body": scrubbed(self.body),
        }


class Ledger:
    """The last calls and deliveries."""

    def __init__(self) -> None:
        self.calls: deque[Call] = deque(maxlen=KEPT)
        self.entries: deque[Entry] = deque(maxlen=KEPT)
        self.on_entry: Callable[[Entry], None] = lambda _entry: None
        self._count = 0

    def note(self, entry: Entry) -> None:
        """Keep one more line of traffic."""
        self._count += 1
        entry.n, entry.at = self._count, time.time()
        self.entries.append(entry)
        self.on_entry(entry)

    def after(self, n: int) -> list[Entry]:
        """Return the entries later than the nth."""
        return [entry for entry in self.entries if entry.n > n]


def scrubbed(value: Any) -> Any:
    """Return the value with every secret replaced."""
    if isinstance(value, dict):
        return {k: "•••" if k in _SECRET_KEYS and v else scrubbed(v) for k, v in value.items()}
    if isinstance(value, list):
        return [scrubbed(item) for item in value]
    if isinstance(value, str):
        return _SECRET.sub("•••", value)
    return value
