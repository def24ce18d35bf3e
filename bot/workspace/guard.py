"""Keep other sites out: this is a demonstration tool that trusts whoever sits at this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_HOSTS = frozenset({"127.0.0.1", "localhost"})
_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; "
    "connect-src 'self' ws:; frame-ancestors 'none'; base-uri 'none'"
)


@web.middleware
async def guard(
    request: web.Request,
    handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
) -> web.StreamResponse:
    """Refuse other hosts (DNS rebinding) and requests that come from another site."""
    if request.host.partition(":")[0] not in _HOSTS:
        return web.json_response({"error": "This host is not served."}, status=403)
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.host}":
        return web.json_response({"error": "Requests from other sites are refused."}, status=403)
    return await handler(request)


async def protect(_request: web.Request, response: web.StreamResponse) -> None:
    """Tell the browser to load nothing from elsewhere."""
    response.headers.setdefault("Content-Security-Policy", _POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
