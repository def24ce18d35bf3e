"""The addresses that take the bytes of a file, and those that give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from bot.workspace.api.files import seen
from bot.workspace.team.files import PICTURES

if TYPE_CHECKING:
    from bot.workspace.faulty import Faulty
    from bot.workspace.platform import Platform
    from bot.workspace.team.files import File

NAME = "upload"


class UploadRoute:
    """Serves /upload/v1/ID; faults are known as `upload`."""

    def __init__(self, faulty: Faulty) -> None:
        self._faulty = faulty

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Take the bytes of an announced file."""
        content = await _bytes(request)
        file_id = request.match_info["id"]

        def run() -> tuple[int, dict[str, object]]:
            file = self._faulty.platform.team.files.get(file_id)
            if file is None or file.content is not None:
                return 404, {"ok": False, "error": "file_not_found"}
            file.content, file.length = content, len(content)
            return 200, {"ok": True, "size": len(content)}

        return await self._faulty.serve(request, NAME, {"file": file_id}, run)


async def _bytes(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    part = next(iter((await request.post()).values()))
    if isinstance(part, str):
        return part.encode()
    return part.file.read() if isinstance(part, web.FileField) else bytes(part)


class PrivateRoute:
    """Serves `url_private` to the app: without its token, Slack asks to sign in."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Give the bytes of a file to the app, if it may read them."""
        platform = self._platform
        file = platform.team.files.get(request.match_info["id"])
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        may = token == platform.credentials.bot_token and "files:read" in platform.manifest.scopes
        if not may:
            return web.Response(status=302, headers={"Location": "/"})
        if file is None or file.content is None or not seen(platform, file):
            return web.Response(status=404)
        return web.Response(body=file.content, headers=_headers(file))


class FileRoute:
    """Serves /page/file/ID: a picture to look at, anything else to save."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Give the bytes of a file."""
        file = self._platform.team.files.get(request.match_info["id"])
        if file is None or file.content is None:
            return web.Response(status=404)
        return web.Response(body=file.content, headers=_headers(file))


def _headers(file: File) -> dict[str, str]:
    if file.mimetype in PICTURES:
        return {"Content-Type": file.mimetype}
    name = file.name.encode("ascii", "replace").decode().replace('"', "")
    return {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": f'attachment; filename="{name}"',
    }
