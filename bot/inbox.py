"""What Slack delivers is kept before it is acknowledged, and handled once.

Bolt acknowledges an event before its listener runs, never asks for it again when the listener
raises, and runs a redelivered event twice. So a row is inserted first; `Database.transaction`
closes it in the same commit as the effect; what a dead process left open is replayed by any other,
through the same listeners.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog
from aiohttp import ClientError
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.arrivals import Arrival, arrival, is_idle
from bot.posting import Fate, refusal
from store import inbox
from store.database import Database, Handled, Superseded, handled
from store.machine import shared_now, steady
from store.models import Inbox as Row

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)
ATTEMPTS = 3
PATIENCE = timedelta(seconds=10)

Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


def is_replay() -> bool:
    """Tell whether a delivery of a dead process is being handled again.

    Its `response_url` and `trigger_id` are stale: a replay answers by direct message.
    """
    current = handled.get()
    return current is not None and current.is_replay


def still_ours() -> None:
    """Make sure that no other process handles the delivery too, before something is said directly.

    Raises:
        Superseded: this one slept past its lease; another answers, or did.
    """
    current = handled.get()
    if current is not None and not current.is_closed and steady() > current.ends:
        raise Superseded


class Inbox:
    """The door of everything that has an effect."""

    def __init__(self, database: Database, client: AsyncWebClient) -> None:
        self._database = database
        self._client = client

    async def receive(
        self, body: dict[str, Any], next_: Callable[[], Awaitable[None]]
    ) -> BoltResponse | None:
        """Keep the delivery, then let it through; a known one is acknowledged and stops."""
        if is_replay():  # kept already
            await next_()
            return None
        if is_idle(body):
            return BoltResponse(status=200, body="")
        arrived, ends = arrival(body), steady() + LEASE.total_seconds()
        if arrived is not None and not await self._keep(arrived):
            return BoltResponse(status=200, body="")
        handled.set(Handled(arrived.key, ends) if arrived else None)
        await next_()
        return None

    async def _keep(self, arrived: Arrival) -> bool:
        async with self._database.aside() as session:
            now = await shared_now(session)
            row = Row(
                key=arrived.key,
                twin=arrived.twin,
                payload=dict(arrived.payload),
                received_at=now,
                lease_until=now + LEASE,
            )
            return await inbox.put(session, row)

    async def close(self) -> None:
        """Mark what is being handled as done, unless its effect did so already."""
        current = handled.get()
        if current is None or current.is_closed:
            return
        async with self._database.aside() as session:
            await inbox.close(session, current.key)
        current.is_closed = True

    async def replay(self, dispatch: Dispatch) -> None:
        """Handle again what a process took and never finished."""
        ends = steady() + LEASE.total_seconds()
        async with self._database.aside() as session:
            now = await shared_now(session)
            await inbox.forget_old(session, now)
            expired = await inbox.take_expired(session, now, lease=LEASE)
            for key, _, attempts in expired:
                if attempts > ATTEMPTS:
                    log.error("delivery given up", key=key, attempts=attempts)
                    await inbox.give_up(session, key)
        for key, payload, attempts in expired:
            if attempts <= ATTEMPTS:
                current = Handled(key, ends, is_replay=True)
                await self._read_and_handle(dispatch, current, payload)

    async def _read_and_handle(
        self, dispatch: Dispatch, current: Handled, kept: Mapping[str, Any]
    ) -> None:
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                body = await self._whole(kept)
        except (SlackClientError, ClientError, TimeoutError) as error:
            log.warning("delivery not read again", key=current.key, error=type(error).__name__)
            if not _is_final(error):
                async with self._database.aside() as session:
                    await inbox.excuse(session, current.key)
            return
        await self._handle_again(dispatch, current, body)

    async def _handle_again(
        self, dispatch: Dispatch, current: Handled, body: dict[str, Any] | None
    ) -> None:
        token = handled.set(current)
        try:
            if body is not None:
                await dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
            else:
                await self.close()
        finally:
            handled.reset(token)

    async def _whole(self, kept: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return the payload; a message's text is read again from Slack, None once it is gone."""
        place = kept.get("event")
        if place is None:
            return dict(kept)
        event = {key: value for key, value in place.items() if value is not None}
        if "ts" not in event:
            return {**kept, "event": event}
        arguments: dict[str, Any] = {
            "channel": event["channel"],
            "latest": event["ts"],
            "oldest": event["ts"],
            "inclusive": True,
            "limit": 1,
        }
        thread = event.get("thread_ts")
        found = (
            await self._client.conversations_replies(ts=thread, **arguments)
            if thread
            else await self._client.conversations_history(**arguments)
        )
        messages: list[dict[str, Any]] = found.get("messages") or []
        whole = next((m for m in messages if m.get("ts") == event["ts"]), None)
        if whole is None or whole.get("text") is None:
            return None
        said = {name: whole[name] for name in ("text", "files") if name in whole}
        return {**kept, "event": {**event, **said}}


def _is_final(error: Exception) -> bool:
    """Tell whether Slack said no, rather than nothing: it would say so again."""
    return isinstance(error, SlackApiError) and refusal(error).fate is Fate.REFUSED
