"""Answer the app's HTTP requests, right or with the fault that was planned."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from aiohttp import web

from bot.workspace.api.calling import record
from bot.workspace.faults import Fault, Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform

_BEFORE: dict[Fault, tuple[int, str]] = {
    Fault.SERVER_ERROR: (500, "internal_error"),
    Fault.INTERNAL_ERROR: (200, "internal_error"),
    Fault.RATE_LIMITED: (429, "ratelimited"),
    Fault.RESET: (200, "connection_reset"),
    Fault.HANG: (200, "no_reply"),
}


class Faulty:
    """Runs what was asked, unless a fault strikes before, meanwhile or after."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.stopping = asyncio.Event()

    async def serve(
        self, request: web.Request, name: str, args: Body, run: Callable[[], tuple[int, Body]]
    ) -> web.Response:
        """Answer one request called `name`."""
        plan = self.platform.faults.take(name)
        if plan is not None and plan.fault in _BEFORE:
            return await self._fail(request, plan, args)
        if plan is not None and plan.fault is Fault.DELAY:
            await self._pause(plan.seconds)
        status, response = run()
        return self._late(request, plan) or self.reply(response, status)

    def _late(self, request: web.Request, plan: Plan | None) -> web.Response | None:
        """Return the reply of a fault that comes after the effect."""
        if plan is not None and plan.fault is Fault.LOST_REPLY:
            _reset(request)
            return web.Response(status=500)
        if plan is not None and plan.fault is Fault.LATE_ERROR:
            return self.reply({"ok": False, "error": "internal_error"}, 500)
        return None

    async def _fail(self, request: web.Request, plan: Plan, args: Body) -> web.Response:
        status, error = _BEFORE[plan.fault]
        body = {"ok": False, "error": error}
        record(self.platform, plan.target, args, body)
        if plan.fault is Fault.HANG:
            await self.stopping.wait()
        if plan.fault in {Fault.RESET, Fault.HANG}:
            _reset(request)
        response = self.reply(body, status)
        if plan.fault is Fault.RATE_LIMITED:
            response.headers["Retry-After"] = str(round(plan.seconds))
        return response

    async def _pause(self, seconds: float) -> None:
        """Wait, but not longer than the workspace lives."""
        waiting = asyncio.ensure_future(self.stopping.wait())
        await asyncio.wait({waiting}, timeout=seconds)
        waiting.cancel()

    def reply(self, body: Body, status: int = 200) -> web.Response:
        """Write a reply the way Slack does."""
        return web.Response(
            body=json.dumps(body).encode(),
            status=status,
            content_type="application/json",
            headers={"X-OAuth-Scopes": ",".join(self.platform.manifest.scopes)},
        )


def _reset(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
