"""The Web API over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.api.arguments import received
from bot.workspace.api.calling import call
from bot.workspace.bodies import Body, Refused

if TYPE_CHECKING:
    from aiohttp import web

    from bot.workspace.faulty import Faulty


class ApiRoute:
    """Serves /api/METHOD."""

    def __init__(self, faulty: Faulty) -> None:
        self._faulty = faulty

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        name = request.match_info["method"]
        try:
            args = await received(request)
        except Refused as refusal:
            return self._faulty.reply(refusal.body())
        token = _bearer(request) or str(args.pop("token", ""))

        def run() -> tuple[int, Body]:
            return 200, call(self._faulty.platform, name, token, args)

        return await self._faulty.serve(request, name, args, run)


def _bearer(request: web.Request) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
