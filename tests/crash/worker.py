"""A bot that only plans and delivers, in a process of its own, to be killed or frozen."""

import asyncio
import contextlib
import logging
import os
import signal
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Semaphore

import structlog
from aiohttp import ClientSession, TraceConfig, TraceRequestHeadersSentParams

from bot.app import slack_client
from bot.delivery import Delivery, Pace
from bot.domain.deliveries import Outgoing
from bot.domain.working_time import CompanyCalendar
from bot.health import Health
from bot.line import line_to_slack
from bot.posting import Message
from bot.ringing import Ringing
from bot.services import queueing
from bot.services.planning import Office
from store.database import UNAVAILABLE, Database, Patience

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
OFFICE = Office(CompanyCalendar(), "Europe/Paris", "FR")
PACE = Pace(
    timeout=timedelta(seconds=1),
    lease=timedelta(seconds=3),
    idle=timedelta(seconds=0.05),
    retry=timedelta(seconds=0.2),
    spacing=timedelta(),
    per_minute=None,
)


@dataclass(frozen=True)
class Posting:
    """What a process needs to know; `naps` asks one of them to stop as it writes a message."""

    url: str
    api_url: str
    token: str
    naps: Semaphore
    asleep: Semaphore


class Noon:
    """It is always noon on a working day."""

    def now(self) -> datetime:
        return NOON


async def say(row: Outgoing) -> Message:
    """Say the key, or the keys that fell due together."""
    parts = row.refs.get("parts") or [{"refs": row.refs}]
    return Message(" ".join(part["refs"]["word"] for part in parts))


async def deliver(posting: Posting) -> None:
    """Plan and deliver until killed."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    logging.disable()  # a stopped process has ticks to skip, and APScheduler says so
    database = Database(posting.url, patience=Patience(idle=PACE.lease))

    async def tick() -> None:
        with contextlib.suppress(*UNAVAILABLE):
            await queueing.queue_due(database, OFFICE, NOON)
        delivery.ring()

    async with line_to_slack(PACE.timeout) as session:
        stop_when_asked(posting, session)
        client = slack_client(posting.token, posting.api_url, session)
        delivery = Delivery(database, client, Noon(), say, PACE)
        ringing = Ringing(tick, Health(), timedelta(seconds=0.2))
        try:
            await delivery.run()
        finally:
            await ringing.stop()


def stop_when_asked(posting: Posting, session: ClientSession) -> None:
    """Stop this process where it hurts: its lease was looked at, its message is not written yet."""

    async def stop(_s: object, _c: object, sent: TraceRequestHeadersSentParams) -> None:
        if sent.url.name == "chat.postMessage" and posting.naps.acquire(block=False):
            posting.asleep.release()
            os.kill(os.getpid(), signal.SIGSTOP)

    trace = TraceConfig()
    trace.on_request_headers_sent.append(stop)
    trace.freeze()
    session.trace_configs.append(trace)


def main(posting: Posting) -> None:
    """Run in a process of its own."""
    asyncio.run(deliver(posting))
