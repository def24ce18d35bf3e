"""conversations.open, info and members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.acts import conversing
from bot.workspace.api import access
from bot.workspace.api.pages import page
from bot.workspace.api.registry import method
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.api.arguments import Args
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform

MOST_USERS = 8


@method("conversations.open")
def open_conversation(platform: Platform, args: Args) -> Body:
    """Open a direct message, or a group when several users are named."""
    if args.text("channel"):
        conversation, is_new = access.visible(platform, args.text("channel")), False
        access.check_scope(platform, f"{conversation.kind}:write")
    else:
        users = _users(platform, args)
        access.check_scope(platform, "im:write" if len(users) == 1 else "mpim:write")
        conversation, is_new = conversing.with_app(platform, users)
    channel: Body = {"id": conversation.id}
    if args.flag("return_im"):
        channel = conversation.as_slack(platform.team.bot_user_id)
    already = {} if is_new else {"no_op": True, "already_open": True}
    return {"ok": True, **already, "channel": channel}


def _users(platform: Platform, args: Args) -> list[str]:
    users = list(dict.fromkeys(user.strip() for user in args.text("users").split(",") if user))
    if not users:
        raise Refused("users_list_not_supplied")
    if len(users) > MOST_USERS:
        raise Refused("too_many_users")
    for user in users:
        _check(platform, user, alone=len(users) == 1)
    return users


def _check(platform: Platform, user: str, *, alone: bool) -> None:
    member = platform.team.members.get(user)
    if member is None:
        raise Refused("user_not_found" if alone else "users_not_found")
    if member.bot:
        raise Refused("cannot_dm_bot")
    if member.deleted:
        raise Refused("user_disabled")


@method("conversations.info")
def info(platform: Platform, args: Args) -> Body:
    """Describe a conversation."""
    args.required("channel")
    conversation = access.described(platform, args.text("channel"))
    channel = conversation.as_slack(platform.team.bot_user_id)
    if not args.flag("include_num_members"):
        channel.pop("num_members", None)
    return {"ok": True, "channel": channel}


@method("conversations.members")
def members(platform: Platform, args: Args) -> Body:
    """List the ids of a conversation's members."""
    args.required("channel")
    conversation = access.described(platform, args.text("channel"))
    chosen, cursor = page(args, conversation.members)
    return {"ok": True, "members": chosen, "response_metadata": {"next_cursor": cursor}}
