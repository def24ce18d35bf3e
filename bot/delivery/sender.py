"""One leased row, from its look-up to the record of what became of it."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.delivery.outcomes import Later, Pace, Render, Skip
from bot.delivery.records import Records
from bot.domain.deliveries import Ending, OutboxState, Outgoing, Place
from bot.line import written_by
from bot.looking import CannotLook, look_up
from bot.posting import Fate, Message, Posted, post, refusal
from bot.raised import raised_at
from store import outbox
from store.database import UNAVAILABLE, Database
from store.machine import machine_now, steady
from store.models import Outbox

log = structlog.get_logger(__name__)


class NoAccount(Exception):
    """The person has no Slack account yet."""


@dataclass(frozen=True, slots=True)
class Leased:
    """A row, whether an earlier lease may have posted it, and when (`steady`) its lease ends.

    `account` is its person's, whose id Slack takes for their direct message.
    """

    row: Outbox
    is_doubtful: bool
    ends: float
    account: str | None = None

    @property
    def where(self) -> str:
        """Return where to post."""
        where = self.row.channel or self.account
        if where is None:
            raise NoAccount
        return where


class Sender:
    """Sends one row at a time, and records it."""

    def __init__(
        self, database: Database, client: AsyncWebClient, clock: Clock, render: Render, pace: Pace
    ) -> None:
        self._database = database
        self._client = client
        self._clock = clock
        self._render = render
        self._pace = pace
        self._records = Records(database, clock)

    async def send(self, leased: Leased) -> None:
        """Send a row unless it was, and record what is known of it."""
        try:
            async with self._patience():
                place = await self._found(leased, leased.where)
        except CannotLook:
            await self._finish(leased.row, Ending(OutboxState.NEEDS_REVIEW, "cannot look"))
        except NoAccount:
            await self._finish(leased.row, Ending(OutboxState.DEAD, "no Slack account"))
        except SlackApiError as error:
            await self._refused_before(leased, refusal(error))
        except (SlackClientError, ClientError, TimeoutError) as error:
            await self._refused_before(leased, Posted(Fate.UNSURE, reason=type(error).__name__))
        else:
            await self._send(leased, place)

    async def _found(self, leased: Leased, channel: str) -> Place | None:
        if not leased.is_doubtful or leased.row.replaces_ts:
            return None
        if leased.row.channel is None:
            opened = await self._client.conversations_open(users=channel)
            channel = opened["channel"]["id"]
        return await look_up(self._client, leased.row, channel)

    async def _send(self, leased: Leased, place: Place | None) -> None:
        row = leased.row
        if place is not None:
            await self._finish(row, Ending(OutboxState.SENT, place=place))
            return
        match await self._rendered(row):
            case Ending() as ending:
                await self._finish(row, ending)
            case Skip(reason):
                await self._finish(row, Ending(OutboxState.SKIPPED, reason[:80]))
            case Later(until):
                async with self._database.aside() as session:
                    await outbox.postpone(session, row, until)
            case Message() as message:
                await self._post(leased, message)

    async def _rendered(self, row: Outbox) -> Message | Skip | Later | Ending:
        """Render a row; a bug in the words parks it, and holds up nothing else."""
        outgoing = Outgoing(row.kind, row.refs, row.person_id, row.relay_id, row.is_unasked)
        try:
            return await self._render(outgoing)
        except Exception as error:
            if isinstance(error, UNAVAILABLE) and not self._is_stale(row):
                raise
            where, name = raised_at(error), type(error).__name__
            log.error("notice not rendered", kind=row.kind, seq=row.seq, error=name, where=where)
            return Ending(OutboxState.NEEDS_REVIEW, f"not rendered: {name}"[:80])

    async def _post(self, leased: Leased, message: Message) -> None:
        call = self._pace.timeout.total_seconds()
        if steady() + 2 * call > leased.ends:
            await self._put_back(leased)  # too little of the lease is left
            return
        try:
            # Slack has the time of a call to take what was written, before another may look.
            with written_by(leased.ends - call):
                async with self._patience():
                    posted = await post(self._client, leased.row, leased.where, message)
        except TimeoutError:
            posted = Posted(Fate.UNSURE, reason="TimeoutError")
        await self._record(leased, posted)

    def _patience(self) -> asyncio.Timeout:
        """Return the limit of one call: the SDK sets none on a session that is shared."""
        return asyncio.timeout(self._pace.timeout.total_seconds())

    async def _record(self, leased: Leased, posted: Posted) -> None:
        row = leased.row
        match posted.fate:
            case Fate.SENT:
                await self._finish(row, Ending(OutboxState.SENT, place=posted.place))
            case Fate.REFUSED:
                log.warning("message refused", kind=row.kind, seq=row.seq, reason=posted.reason)
                await self._finish(row, Ending(OutboxState.DEAD, posted.reason))
            case Fate.NOT_YET:
                if not await self._parked(row, posted):
                    await self._put_back(leased, wait=posted.wait, is_doubtful=False)
            case Fate.UNSURE:
                log.warning("message unsure", kind=row.kind, seq=row.seq, reason=posted.reason)
                await self._parked(row, posted)  # else the lease is kept: Slack may still take it

    async def _refused_before(self, leased: Leased, posted: Posted) -> None:
        """Record what went wrong while nothing was posted by this lease.

        A look that Slack refuses says nothing of what an earlier lease posted: somebody must look.
        """
        if posted.fate is Fate.REFUSED:
            await self._finish(leased.row, Ending(OutboxState.NEEDS_REVIEW, posted.reason))
        elif not await self._parked(leased.row, posted):
            await self._put_back(leased, wait=posted.wait or self._pace.retry)

    async def _parked(self, row: Outbox, posted: Posted) -> bool:
        """Give up on a row that was tried for too long; somebody must look."""
        if not self._is_stale(row):
            return False
        await self._finish(row, Ending(OutboxState.NEEDS_REVIEW, posted.reason))
        return True

    def _is_stale(self, row: Outbox) -> bool:
        since = row.first_tried_at or row.created_at
        return machine_now() - since >= self._pace.parked_after

    async def _finish(self, row: Outbox, ending: Ending) -> None:
        if not await self._records.finish(row, ending):
            log.warning("lease lost", kind=row.kind, seq=row.seq, ending=ending.state.value)

    async def _put_back(
        self, leased: Leased, *, wait: timedelta = timedelta(), is_doubtful: bool | None = None
    ) -> None:
        doubtful = leased.is_doubtful if is_doubtful is None else is_doubtful
        async with self._database.aside() as session:
            await outbox.put_back(session, leased.row, is_doubtful=doubtful, wait=wait)
