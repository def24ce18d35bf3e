"""Socket Mode: the app connects to us, and any connection may get a payload."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from bot.workspace.delivery.parcels import Answer, Undelivered
from bot.workspace.mint import new_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.workspace.bodies import Body
    from bot.workspace.delivery.parcels import Parcel

LIMIT = 10


class SocketMode:
    """The app's open connections, and the envelopes that wait for their ack."""

    is_immediate = False

    def __init__(self, app_id: str, on_change: Callable[[int], None]) -> None:
        self._app_id = app_id
        self._on_change = on_change
        self._tickets: set[str] = set()
        self._sockets: list[web.WebSocketResponse] = []
        self._transports: dict[web.WebSocketResponse, asyncio.Transport] = {}
        self._waiting: dict[str, tuple[web.WebSocketResponse, asyncio.Future[Answer]]] = {}
        self._turn = 0

    @property
    def connected(self) -> bool:
        """Tell whether at least one connection is open."""
        return bool(self._sockets)

    def ticket(self) -> str:
        """Return a ticket that opens one connection."""
        ticket = new_id("", 32).lower()
        self._tickets.add(ticket)
        return ticket

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it closes."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPForbidden
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(heartbeat=30, timeout=1)
        await socket.prepare(request)
        if len(self._sockets) >= LIMIT:
            await self._goodbye(socket, "too_many_websockets")
            return socket
        if request.transport is not None:
            self._transports[socket] = request.transport
        await self._serve(socket)
        return socket

    async def _serve(self, socket: web.WebSocketResponse) -> None:
        self._sockets.append(socket)
        await socket.send_json(self._hello())
        self._on_change(len(self._sockets))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._acknowledged(json.loads(message.data))
        finally:
            self._sockets.remove(socket)
            self._transports.pop(socket, None)
            self._lose(socket)
            self._on_change(len(self._sockets))

    def _hello(self) -> Body:
        return {
            "type": "hello",
            "num_connections": len(self._sockets),
            "debug_info": {"host": "local", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._app_id},
        }

    def _acknowledged(self, reply: Body) -> None:
        _socket, waiter = self._waiting.pop(reply.get("envelope_id", ""), (None, None))
        if waiter is not None and not waiter.done():
            waiter.set_result(Answer.read(200, reply.get("payload")))

    def _lose(self, socket: web.WebSocketResponse) -> None:
        lost = [key for key, (owner, _) in self._waiting.items() if owner is socket]
        for key in lost:
            _, waiter = self._waiting.pop(key)
            if not waiter.done():
                waiter.set_exception(Undelivered("timeout"))

    async def deliver(self, parcel: Parcel) -> Answer:
        """Send one envelope on the next connection and wait for its ack."""
        if not self._sockets:
            raise Undelivered("connection_failed")
        self._turn += 1
        socket = self._sockets[self._turn % len(self._sockets)]
        envelope = _envelope(parcel)
        waiter: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = (socket, waiter)
        try:
            await socket.send_str(json.dumps(envelope))
            return await waiter
        except ConnectionError:
            raise Undelivered("connection_failed") from None
        finally:
            self._waiting.pop(envelope["envelope_id"], None)

    async def refresh(self) -> None:
        """Ask every connection to be renewed, as Slack does every few hours."""
        for socket in list(self._sockets):
            await self._goodbye(socket, "refresh_requested")

    async def drop(self) -> None:
        """Cut every connection without a word."""
        for socket in list(self._sockets):
            self._transports[socket].abort()
        await asyncio.sleep(0)

    async def close(self) -> None:
        """Close every connection."""
        for socket in list(self._sockets):
            await socket.close()

    async def _goodbye(self, socket: web.WebSocketResponse, reason: str) -> None:
        await socket.send_json(
            {"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}}
        )
        await socket.close()


def _envelope(parcel: Parcel) -> Body:
    envelope: Body = {
        "envelope_id": str(uuid.uuid4()),
        "type": parcel.kind,
        "accepts_response_payload": parcel.kind != "events_api",
        "payload": parcel.body,
    }
    if parcel.kind == "events_api":
        envelope["retry_attempt"] = parcel.retry_attempt
        envelope["retry_reason"] = parcel.retry_reason
    return envelope
