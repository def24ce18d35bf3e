"""How long Slack waits, as settings, so that a test need not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Pace:
    """Slack's delays, in seconds of machine time."""

    ack: float = 3.0
    trigger: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)
    scale: float = 1.0
    hook_life: float = 1800.0
    hook_uses: int = 5
    hold: float = 1.0
    file: float = 0.0  # before a block may show an uploaded picture

    def retry_delay(self, attempt: int) -> float:
        """Return how long Slack waits before redelivering for the nth time."""
        return self.retries[attempt - 1] * self.scale
