"""users.info, list and lookupByEmail."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.workspace.acts.people import describe
from bot.workspace.api.pages import page
from bot.workspace.api.registry import method
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.api.arguments import Args
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform


@method("users.info", scope="users:read")
def info(platform: Platform, args: Args) -> Body:
    """Describe a member."""
    args.required("user")
    member = platform.member(args.text("user"))
    return {"ok": True, "user": describe(platform, member, locale=args.flag("include_locale"))}


@method("users.list", scope="users:read")
def list_users(platform: Platform, args: Args) -> Body:
    """Describe all members of the team, page by page."""
    everyone = [m for m in platform.team.members.values() if not m.stranger]
    chosen, cursor = page(args, everyone, default=max(1, min(len(everyone), 1_000)))
    locale = args.flag("include_locale")
    return {
        "ok": True,
        "members": [describe(platform, member, locale=locale) for member in chosen],
        "cache_ts": int(time.time()),
        "response_metadata": {"next_cursor": cursor},
    }


@method("users.lookupByEmail", scope="users:read.email")
def lookup_by_email(platform: Platform, args: Args) -> Body:
    """Find an active member by e-mail address."""
    args.required("email")
    wanted = args.text("email").casefold()
    for member in platform.team.members.values():
        if member.email.casefold() == wanted and not member.deleted and not member.stranger:
            return {"ok": True, "user": describe(platform, member)}
    raise Refused("users_not_found")
