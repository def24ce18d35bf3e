"""api.test and auth.test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.api.registry import method

if TYPE_CHECKING:
    from bot.workspace.api.arguments import Args
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform


@method("api.test", token="none")
def api_test(_platform: Platform, args: Args) -> Body:
    """Answer, with what was sent."""
    return {"ok": True, "args": {k: v for k, v in args.raw.items() if k != "token"}}


@method("auth.test", token="any")
def auth_test(platform: Platform, _args: Args) -> Body:
    """Say whose token this is."""
    team = platform.team
    return {
        "ok": True,
        "url": f"{platform.url}/",
        "team": team.name,
        "user": team.bot.name,
        "team_id": team.id,
        "user_id": team.bot_user_id,
        "bot_id": team.bot_id,
        "is_enterprise_install": False,
    }
