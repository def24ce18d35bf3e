"""What rendering a message may come to, and the times that delivery keeps."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.deliveries import Outgoing
from bot.line import TIMEOUT
from bot.posting import Message


@dataclass(frozen=True, slots=True)
class Skip:
    """There is nothing left to say; why goes to the ledger."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: nobody is at work, or the person asked for peace."""

    until: datetime


Render = Callable[[Outgoing], Awaitable[Message | Skip | Later]]


@dataclass(frozen=True, slots=True)
class Pace:
    """How delivery leases, waits, and spares Slack.

    `timeout` is that of one HTTP call, `in_flight` how many go on at once. `spacing` is the time
    between two messages of a conversation, `per_minute` the most that all replicas send together.
    """

    timeout: timedelta = TIMEOUT
    lease: timedelta = timedelta(seconds=120)
    in_flight: int = 10
    idle: timedelta = timedelta(seconds=1)
    retry: timedelta = timedelta(seconds=15)
    parked_after: timedelta = timedelta(hours=24)
    spacing: timedelta = timedelta(seconds=1)
    per_minute: int | None = 300

    def __post_init__(self) -> None:
        # A lease shorter than Slack's slowest acceptance doubled 126 of 300 messages.
        if self.lease < self.timeout * 3:
            raise ValueError("the lease must last at least three timeouts")
