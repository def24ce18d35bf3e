"""What takes rows from the outbox and hands them to the sender."""

import asyncio
from collections.abc import Callable

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
            except Exception as error:  # noqa: BLE001 — all that the bot says goes through this loop
                log.error("delivery failed", error=type(error).__name__)
            if not self._is_stopping:
                await self._rest()

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._bell.wait(), self._pace.idle.total_seconds())
        except TimeoutError:
            return

    async def drain(self) -> None:
        """Send everything that is ready, each conversation in its own order.

        A message is leased while others are on their way: one slow call holds up no other.
        """
        sending: set[asyncio.Task[None]] = set()
        errors: list[BaseException] = []

        def ended(task: asyncio.Task[None]) -> None:
            sending.discard(task)
            if not task.cancelled() and (error := task.exception()):
                errors.append(error)  # the others go on; this one keeps its lease
            self._bell.set()

        try:
            # A bell during a claim may speak of what that claim was too early to see.
            while await self._lease_more(sending, ended) or sending or self._bell.is_set():
                await self._bell.wait()
        finally:
            for task in sending:
                task.cancel()
        if errors:
            raise errors[0]

    async def _lease_more(
        self, sending: set[asyncio.Task[None]], ended: Callable[[asyncio.Task[None]], None]
    ) -> bool:
        """Start sending what is ready, as far as there is room; tell whether anything was."""
        self._bell.clear()
        room = self._pace.in_flight - len(sending)
        is_worth_a_commit = room >= self._pace.in_flight / 2
        if self._is_stopping or not is_worth_a_commit:
            return False
        leased = await self._claim(room)
        for one in leased:
            task = asyncio.create_task(self._sender.send(one))
            sending.add(task)
            task.add_done_callback(ended)
        return bool(leased)

    async def _claim(self, room: int) -> list[Leased]:
        business, pace = self._clock.now(), self._pace
        async with self._database.reading() as session:
            if not await claims.any_ready(session, business=business):
                return []
        wanted = Claim(pace.lease, room, pace.spacing, pace.per_minute)
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
