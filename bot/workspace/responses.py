"""Response URLs over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.workspace.acts.responding import respond
from bot.workspace.api.calling import record
from bot.workspace.bodies import Body, Refused

if TYPE_CHECKING:
    from aiohttp import web

    from bot.workspace.faulty import Faulty

NAME = "response_url"
_GONE = frozenset({"expired_url", "used_url"})


class HookRoute:
    """Serves /hooks/KEY; calls and faults are known as `response_url`."""

    def __init__(self, faulty: Faulty) -> None:
        self._faulty = faulty

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one use of a response URL."""
        try:
            body = json.loads(await request.text())
        except ValueError:
            return self._faulty.reply({"ok": False, "error": "invalid_payload"}, 400)
        key = request.match_info["key"]
        return await self._faulty.serve(request, NAME, body, lambda: self._run(key, body))

    def _run(self, key: str, body: Body) -> tuple[int, Body]:
        platform = self._faulty.platform
        status, response = 200, {"ok": True}
        try:
            respond(platform, platform.hooks.spend(key), body)
        except Refused as refusal:
            status, response = (404 if refusal.error in _GONE else 400), refusal.body()
        record(platform, NAME, body, response)
        return status, response
