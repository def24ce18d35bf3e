"""usergroups.users.list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.api.registry import method
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.api.arguments import Args
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform


@method("usergroups.users.list", scope="usergroups:read")
def list_users(platform: Platform, args: Args) -> Body:
    """List the ids of a user group's members."""
    args.required("usergroup")
    users = platform.team.groups.get(args.text("usergroup"))
    if users is None:
        raise Refused("no_such_subteam")
    return {"ok": True, "users": users}
