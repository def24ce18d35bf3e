"""What is delivered to the app, and what comes back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.ledger import Kind

ParcelKind = Literal["events_api", "slash_commands", "interactive"]


class Undelivered(Exception):
    """The app did not acknowledge, for one of Slack's retry reasons."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Parcel:
    """One payload for the app."""

    kind: ParcelKind
    body: Body
    label: str
    traffic: Kind
    retry_attempt: int = 0
    retry_reason: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names under which a fault may aim at this delivery."""
        return (self.label, self.traffic, f"{self.traffic}s", self.kind)


@dataclass(frozen=True, slots=True)
class Answer:
    """The acknowledgement, and the body it carried."""

    status: int
    body: Body | str

    @classmethod
    def read(cls, status: int, body: Any) -> Answer:
        """Read what an app returned: a mapping, JSON text or plain text."""
        if isinstance(body, str) and body.lstrip().startswith("{"):
            return cls(status, json.loads(body))
        return cls(status, body or "")


class Delivery(Protocol):
    """One way to the app."""

    @property
    def connected(self) -> bool:
        """Tell whether the app can be reached now."""

    @property
    def is_immediate(self) -> bool:
        """Tell whether an acknowledgement means that the app has finished."""

    async def deliver(self, parcel: Parcel) -> Answer:
        """Hand a parcel over and return the answer, or raise `Undelivered`."""

    async def close(self) -> None:
        """Let go of the app."""
