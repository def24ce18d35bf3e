"""Kamarade in service: Socket Mode or signed HTTP, the tick, the delivery, its health."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

import structlog
from aiohttp import web
from prometheus_client import generate_latest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

from bot.app import Bot
from bot.health import Health
from bot.ringing import Ringing
from bot.services import ledger

log = structlog.get_logger(__name__)

TICK = timedelta(seconds=5)
DRAIN = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Door:
    """How Slack reaches the bot: an app token opens Socket Mode, an address serves HTTP.

    The address always serves `/health`, `/ready` and `/metrics`; Slack's requests only without an
    app token.
    """

    host: str
    port: int
    app_token: str | None = None


@asynccontextmanager
async def serving(bot: Bot, door: Door) -> AsyncIterator[int]:
    """Serve until the block is left, then drain; yield the port of the HTTP address."""
    health = Health()
    runner = web.AppRunner(_site(bot, door, health), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, door.host, door.port)
    await site.start()
    socket = AsyncSocketModeHandler(bot.app, door.app_token) if door.app_token else None
    delivering = asyncio.create_task(bot.delivery.run(), name="delivery")
    clock = Ringing(lambda: _tick(bot, health), health, TICK)
    try:
        if socket is not None:
            await socket.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
        yield runner.addresses[0][1]
    finally:
        await clock.stop()
        if socket is not None:
            await socket.close_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
        await runner.cleanup()
        await _drained(bot, delivering)


async def _tick(bot: Bot, health: Health) -> None:
    await bot.jobs.tick()
    kamarade = bot.kamarade
    health.saw(await ledger.backlog(kamarade.database, kamarade.now()))


async def _drained(bot: Bot, delivering: asyncio.Task[None]) -> None:
    """Let what is being sent go to its end, then stop."""
    bot.delivery.stop()
    with suppress(TimeoutError, asyncio.CancelledError):
        leaving = asyncio.gather(delivering, bot.jobs.settled())
        await asyncio.wait_for(leaving, DRAIN.total_seconds())


def _site(bot: Bot, door: Door, health: Health) -> web.Application:
    site = web.Application(client_max_size=1024 * 1024)
    if door.app_token is None:
        server = bot.app.server(port=door.port, path="/slack/events")
        site.router.add_post("/slack/events", server.handle_post_requests)

    async def alive(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def ready(_request: web.Request) -> web.Response:
        late = health.is_late(TICK)
        return web.Response(text="late" if late else "ok", status=503 if late else 200)

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(health.registry), content_type="text/plain")

    site.router.add_get("/health", alive)
    site.router.add_get("/ready", ready)
    site.router.add_get("/metrics", metrics)
    return site


async def until_told_to_stop() -> None:
    """Wait for SIGTERM or Ctrl-C."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for told in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(told, stop.set)
    await stop.wait()
