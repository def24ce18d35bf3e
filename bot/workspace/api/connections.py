"""apps.connections.open: where Socket Mode connects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.api.registry import method

if TYPE_CHECKING:
    from bot.workspace.api.arguments import Args
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform


@method("apps.connections.open", token="app")
def open_connection(platform: Platform, _args: Args) -> Body:
    """Return an address that opens one connection."""
    address = platform.url.replace("http", "ws", 1)
    ticket = platform.socket.ticket()
    return {"ok": True, "url": f"{address}/link/?ticket={ticket}&app_id={platform.team.app_id}"}
