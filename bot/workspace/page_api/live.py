"""The page's WebSocket: frames from the workspace, nothing the other way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from bot.workspace.live import Screen
    from bot.workspace.platform import Platform


class LiveRoute:
    """Serves /page/live."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._sockets: set[web.WebSocketResponse] = set()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Tell one page what happens until it goes away."""
        member = request.query.get("as", "")
        if member not in self._platform.team.members:
            raise web.HTTPBadRequest(text='{"error": "This member does not exist."}')
        socket = web.WebSocketResponse(heartbeat=30, timeout=1)
        await socket.prepare(request)
        screen = self._platform.live.open(member)
        self._sockets.add(socket)
        telling = asyncio.ensure_future(_tell(socket, screen))
        try:
            async for _message in socket:
                pass
        finally:
            telling.cancel()
            self._sockets.discard(socket)
            self._platform.live.close(screen)
        return socket

    async def close(self) -> None:
        """Hang up on every page."""
        for socket in list(self._sockets):
            await socket.close()


async def _tell(socket: web.WebSocketResponse, screen: Screen) -> None:
    while True:
        frame = await screen.frames.get()
        try:
            await socket.send_json(frame)
        except ConnectionError:
            return
