"""What takes rows from the outbox and hands them to the sender."""

import asyncio

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.delivery.outcomes import Pace, Render
from bot.delivery.sender import Leased, Sender
from store import claims, people
from store.claims import Claim
from store.database import UNAVAILABLE, Database
from store.machine import steady

log = structlog.get_logger(__name__)


class Delivery:
    """The one sender of what the outbox holds."""

    def __init__(
        self,
        database: Database,
        client: AsyncWebClient,
        clock: Clock,
        render: Render,
        pace: Pace | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._pace = pace or Pace()
        self._sender = Sender(database, client, clock, render, self._pace)
        self._bell = asyncio.Event()
        self._slots = asyncio.Semaphore(self._pace.in_flight)
        self._is_stopping = False

    def ring(self) -> None:
        """Say that something may be ready."""
        self._bell.set()

    def stop(self) -> None:
        """Take nothing more; what is under way goes to its end, then `run` returns."""
        self._is_stopping = True
        self._bell.set()

    async def run(self) -> None:
        """Deliver until told to stop."""
        while not self._is_stopping:
            self._bell.clear()
            try:
                await self.drain()
            except UNAVAILABLE as error:
                log.warning("delivery interrupted", error=type(error).__name__)
            except Exception as error:  # noqa: BLE001  # everything the bot says goes through here: outlive a bug
                log.error("delivery failed", error=type(error).__name__)
            if not self._is_stopping:
                await self._rest()

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._bell.wait(), self._pace.idle.total_seconds())
        except TimeoutError:
            return

    async def drain(self) -> None:
        """Send everything that is ready, each conversation in its own order."""
        while not self._is_stopping and (leased := await self._claim()):
            ended = await asyncio.gather(
                *(self._in_turn(one) for one in leased), return_exceptions=True
            )
            for error in ended:  # the others were sent; this one keeps its lease
                if error is not None:
                    raise error

    async def _in_turn(self, leased: Leased) -> None:
        async with self._slots:
            await self._sender.send(leased)

    async def _claim(self) -> list[Leased]:
        business, pace = self._clock.now(), self._pace
        async with self._database.reading() as session:
            if not await claims.any_ready(session, business=business):
                return []
        wanted = Claim(pace.lease, pace.claim, pace.spacing, pace.per_minute)
        ends = steady() + pace.lease.total_seconds()
        async with self._database.aside() as session:
            claimed = await claims.claim(session, business, wanted)
            accounts = await people.accounts(
                session, {row.person_id for row, _ in claimed if row.person_id is not None}
            )
        return [
            Leased(row, is_doubtful, ends, accounts.get(row.person_id or ""))
            for row, is_doubtful in claimed
        ]
