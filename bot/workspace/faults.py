"""What the workspace can be told to do wrong, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Fault(Enum):
    """One way of going wrong; the first group is for calls, the second for deliveries."""

    LOST_REPLY = "the effect happens, the connection drops before the reply"
    LATE_ERROR = "the effect happens, the reply is HTTP 500"
    SERVER_ERROR = "HTTP 500, no effect"
    INTERNAL_ERROR = "ok is false with internal_error, no effect"
    RATE_LIMITED = "HTTP 429 with Retry-After, no effect"
    DELAY = "the effect and the reply come late"
    HANG = "no effect, and no reply ever"
    RESET = "the connection is reset, no effect"

    DUPLICATED = "delivered twice at the same time"
    REORDERED = "delivered after the next one"
    REDELIVERED = "delivered again although acknowledged"
    DROPPED_ACK = "delivered, but the acknowledgement is lost"


@dataclass(slots=True)
class Plan:
    """A fault for one method, event or kind: the next `times` of every `every`."""

    target: str
    fault: Fault
    times: int = 1
    every: int = 1
    seconds: float = 1.0
    seen: int = 0

    def strikes(self) -> bool:
        """Count one more call, and tell whether this one goes wrong."""
        if self.times <= 0:
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        self.times -= 1
        return True


class Faults:
    """The faults still to come."""

    def __init__(self) -> None:
        self._plans: list[Plan] = []

    def add(self, plan: Plan) -> None:
        """Plan a fault."""
        self._plans.append(plan)

    def clear(self) -> None:
        """Behave from now on."""
        self._plans.clear()

    def take(self, *names: str) -> Plan | None:
        """Return the plan that strikes this call or delivery, if any does."""
        if not self._plans:
            return None
        struck = next((p for p in self._plans if p.target in names and p.strikes()), None)
        self._plans = [plan for plan in self._plans if plan.times > 0]
        return struck
