"""Outbox → Slack, exactly once.

A row is leased in one transaction, committed before any call to Slack; a row that somebody else
left unfinished is looked up in Slack before it is sent again. The fencing token keeps a slow worker
from recording over a later one. What was measured, and why each step is there:
`ARCHITECTURE.md`, "Exactly once".
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.domain.deliveries import Ending, OutboxState, Outgoing
from bot.posting import CannotLook, Fate, Message, Posted, look_up, post
from store import outbox, people
from store.database import Database
from store.machine import machine_now
from store.models import Outbox

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Skip:
    """There is nothing left to say; why goes to the ledger."""

    reason: str


Render = Callable[[Outgoing], Awaitable[Message | Skip]]


@dataclass(frozen=True, slots=True)
class Pace:
    """How delivery leases and waits; the lease must be at least three HTTP timeouts."""

    timeout: timedelta = timedelta(seconds=10)
    lease: timedelta = timedelta(seconds=120)
    claim: int = 10
    in_flight: int = 5
    idle: timedelta = timedelta(seconds=1)
    parked_after: timedelta = timedelta(hours=24)


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
        self._client = client
        self._clock = clock
        self._render = render
        self._pace = pace or Pace()
        self._bell = asyncio.Event()
        self._conversations: dict[str, str] = {}
        self._slots = asyncio.Semaphore(self._pace.in_flight)

    def ring(self) -> None:
        """Say that something may be ready."""
        self._bell.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            self._bell.clear()
            try:
                await self.drain()
            except (SlackClientError, ClientError, TimeoutError, OSError) as error:
                log.warning("delivery interrupted", error=type(error).__name__)
            try:
                await asyncio.wait_for(self._bell.wait(), self._pace.idle.total_seconds())
            except TimeoutError:
                continue

    async def drain(self) -> None:
        """Send everything that is ready, each conversation in its own order."""
        while rows := await self._claim():
            await asyncio.gather(*(self._send_in_order(same) for same in _by_destination(rows)))

    async def _claim(self) -> list[tuple[Outbox, bool]]:
        business, machine = self._clock.now(), machine_now()
        async with self._database.reading() as session:
            if not await outbox.any_ready(session, business=business, machine=machine):
                return []
        async with self._database.aside() as session:
            return await outbox.claim(
                session, business, machine, lease=self._pace.lease, limit=self._pace.claim
            )

    async def _send_in_order(self, rows: Sequence[tuple[Outbox, bool]]) -> None:
        async with self._slots:
            for index, (row, is_ambiguous) in enumerate(rows):
                if not await self._send(row, is_ambiguous=is_ambiguous):
                    await self._put_back([later for later, _ in rows[index + 1 :]])
                    return

    async def _send(self, row: Outbox, *, is_ambiguous: bool) -> bool:
        """Send one row; False when what follows it in the same conversation must wait."""
        try:
            channel = await self._channel(row)
            if is_ambiguous and not row.replaces_ts:
                place = await look_up(self._client, row, channel)
                if place is not None:
                    return await self._finish(row, Ending(OutboxState.SENT, place=place))
        except CannotLook:
            return await self._finish(row, Ending(OutboxState.NEEDS_REVIEW, "cannot look"))
        except SlackApiError as error:
            return await self._refused_before_post(row, error)
        outgoing = Outgoing(row.kind, row.refs, row.person_id, row.relay_id)
        message = await self._render(outgoing)
        if isinstance(message, Skip):
            return await self._finish(row, Ending(OutboxState.SKIPPED, message.reason))
        if row.lease_until is None or machine_now() + self._pace.timeout * 2 > row.lease_until:
            return True  # too little of the lease is left: whoever takes it next sends it
        return await self._record(row, await post(self._client, row, channel, message))

    async def _refused_before_post(self, row: Outbox, error: SlackApiError) -> bool:
        reason = str(error.response.get("error") or error.response.status_code)
        if error.response.status_code in {200, 403, 404}:
            return await self._finish(row, Ending(OutboxState.DEAD, reason))
        return await self._record(row, Posted(Fate.UNSURE, reason=reason))

    async def _record(self, row: Outbox, posted: Posted) -> bool:
        match posted.fate:
            case Fate.SENT:
                return await self._finish(row, Ending(OutboxState.SENT, place=posted.place))
            case Fate.REFUSED:
                log.warning("message refused", kind=row.kind, seq=row.seq, reason=posted.reason)
                return await self._finish(row, Ending(OutboxState.DEAD, posted.reason))
            case Fate.NOT_YET:
                await self._put_back([row], wait=posted.wait)
            case Fate.UNSURE:
                log.warning("message unsure", kind=row.kind, seq=row.seq, reason=posted.reason)
                if machine_now() - row.created_at > self._pace.parked_after:
                    await self._finish(row, Ending(OutboxState.NEEDS_REVIEW, posted.reason))
        return False

    async def _finish(self, row: Outbox, ending: Ending) -> bool:
        async with self._database.aside() as session:
            await outbox.finish(session, row, ending, at=self._clock.now())
        return True

    async def _put_back(self, rows: Sequence[Outbox], wait: timedelta = timedelta()) -> None:
        retry_at = machine_now() + wait if wait else None
        async with self._database.aside() as session:
            await outbox.put_back(session, rows, retry_at=retry_at)

    async def _channel(self, row: Outbox) -> str:
        if row.channel is not None:
            return row.channel
        assert row.person_id is not None  # the table's "addressed" constraint
        if row.person_id not in self._conversations:
            async with self._database.reading() as session:
                person = await people.get(session, row.person_id)
            opened = await self._client.conversations_open(users=person.slack_id or "")
            self._conversations[row.person_id] = opened["channel"]["id"]
        return self._conversations[row.person_id]


def _by_destination(rows: Sequence[tuple[Outbox, bool]]) -> list[list[tuple[Outbox, bool]]]:
    def destination(claimed: tuple[Outbox, bool]) -> str:
        return claimed[0].person_id or claimed[0].channel or ""

    ordered = sorted(rows, key=destination)  # stable: each conversation keeps its order
    return [list(same) for _, same in groupby(ordered, key=destination)]
