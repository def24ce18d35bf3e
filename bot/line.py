"""The one HTTP session that every call to Slack shares, and the last look before it writes.

Slack takes no idempotency key: a process that was stopped (a paused machine, a frozen container)
and wakes after its lease must not write what another has said meanwhile. The lease is looked at
where aiohttp is about to hand the body to the socket: between the two nothing else runs.
"""

import math
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from datetime import timedelta

from aiohttp import ClientSession, ClientTimeout, TCPConnector, TraceConfig

from store.machine import steady

TIMEOUT = timedelta(seconds=10)  # of one call

_latest: ContextVar[float] = ContextVar("latest", default=math.inf)


class TooLate(Exception):
    """The moment to write is past; nothing was sent. Callers see aiohttp's connection error."""


@contextmanager
def written_by(moment: float) -> Iterator[None]:
    """Let no request that begins within be written after a moment (`steady`)."""
    token = _latest.set(moment)
    try:
        yield
    finally:
        _latest.reset(token)


@asynccontextmanager
async def line_to_slack(patience: timedelta = TIMEOUT) -> AsyncIterator[ClientSession]:
    """Open the session.

    The timeout is the session's: the SDK ignores its own when it is given a session.
    """
    last_look = TraceConfig()
    last_look.on_request_chunk_sent.append(_look)  # aiohttp tells it before it writes the chunk
    async with ClientSession(
        connector=TCPConnector(limit=20),
        timeout=ClientTimeout(total=patience.total_seconds()),
        trace_configs=[last_look],
    ) as session:
        yield session


async def _look(*_: object) -> None:
    if steady() > _latest.get():
        raise TooLate
