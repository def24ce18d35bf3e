"""The HTTP server: Web API, Socket Mode, response URLs and the page, on loopback only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from bot.workspace.api.route import ApiRoute
from bot.workspace.faulty import Faulty
from bot.workspace.guard import guard, protect
from bot.workspace.page_api import doing, pressing, reading
from bot.workspace.page_api.asked import route
from bot.workspace.page_api.live import LiveRoute
from bot.workspace.responses import HookRoute
from bot.workspace.uploads import FileRoute, PrivateRoute, UploadRoute

if TYPE_CHECKING:
    from bot.workspace.platform import Platform

HOST = "127.0.0.1"
_PAGE = Path(__file__).parent / "page"
_LARGEST = 16 * 1024 * 1024

_READS = {"state": reading.state, "messages": reading.messages, "traffic": reading.traffic}
_ACTS = {
    "message": doing.message,
    "command": pressing.command,
    "action": pressing.action,
    "view/submit": pressing.submit,
    "view/close": pressing.close,
    "options": pressing.options,
    "home": doing.home,
    "read": doing.read,
    "upload": doing.upload,
    "join": doing.join,
    "clock": doing.clock,
}


class Server:
    """Serves one platform."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._faulty = Faulty(platform)
        self._live = LiveRoute(platform)
        self._runner: web.AppRunner | None = None

    async def start(self, port: int) -> str:
        """Listen, and return the address."""
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        await web.TCPSite(runner, HOST, port).start()
        self._runner = runner
        return f"http://{HOST}:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Stop listening; what hangs is let go."""
        self._faulty.stopping.set()
        await self._live.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[guard], client_max_size=_LARGEST)
        app.on_response_prepare.append(protect)
        for verb in ("GET", "POST"):
            app.router.add_route(verb, "/api/{method}", ApiRoute(self._faulty).answer)
        app.router.add_get("/link/", self._platform.socket.connect)
        app.router.add_post("/hooks/{key}", HookRoute(self._faulty).answer)
        app.router.add_post("/upload/v1/{id}", UploadRoute(self._faulty).answer)
        private = PrivateRoute(self._platform).answer
        app.router.add_get("/files-pri/{id}/{name}", private)
        app.router.add_get("/files-pri/{id}/download/{name}", private)
        self._add_page(app)
        return app

    def _add_page(self, app: web.Application) -> None:
        for name, read in _READS.items():
            app.router.add_get(f"/page/{name}", route(self._platform, read))
        for name, act in _ACTS.items():
            app.router.add_post(f"/page/{name}", route(self._platform, act))
        app.router.add_get("/page/live", self._live.answer)
        app.router.add_get("/page/file/{id}", FileRoute(self._platform).answer)
        app.router.add_get("/", _index)
        if _PAGE.is_dir():
            app.router.add_static("/page/static/", _PAGE)


async def _index(_request: web.Request) -> web.StreamResponse:
    index = _PAGE / "index.html"
    if not index.is_file():
        return web.Response(text="The page of this workspace is not installed.", status=404)
    return web.FileResponse(index, headers={"Cache-Control": "no-cache"})
