"""People join, change and leave; the app is revoked or removed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal, Unpack

from bot.workspace.acts import conversing, events
from bot.workspace.team.members import Changes, Member, as_slack

if TYPE_CHECKING:
    import asyncio

    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform

Deliveries = list["asyncio.Task[None]"]


def describe(platform: Platform, member: Member, *, locale: bool = False) -> Body:
    """Return the user object that the app's scopes allow."""
    email = "users:read.email" in platform.manifest.scopes
    return as_slack(member, platform.clock.now(), email=email, locale=locale)


def join(platform: Platform, member: Member) -> Deliveries:
    """Announce a new member to the pages and to the app."""
    show(platform, member)
    event = {"type": "team_join", "user": describe(platform, member, locale=True)}
    return events.send(platform, event)


def change(platform: Platform, member: Member, **facts: Unpack[Changes]) -> Deliveries:
    """Change what is known of a member, and announce it."""
    for name, value in facts.items():
        setattr(member, name, value)
    member.updated = int(time.time())
    platform.team.touch()
    show(platform, member)
    user = describe(platform, member, locale=True)
    return events.send(platform, {"type": "user_change", "user": user, "cache_ts": member.updated})


def open_tab(platform: Platform, member: Member, tab: Literal["home", "messages"]) -> Deliveries:
    """Open a tab of the app."""
    conversation, _ = conversing.with_app(platform, [member.id])
    event: Body = {
        "type": "app_home_opened",
        "user": member.id,
        "channel": conversation.id,
        "tab": tab,
    }
    if tab == "home" and member.home is not None:
        event["view"] = member.home
    return events.send(platform, event)


def revoke(platform: Platform) -> Deliveries:
    """Revoke the bot's token, and say so to the app."""
    platform.credentials.revoked = True
    tokens = {"oauth": [], "bot": [platform.team.bot_user_id]}
    return events.send(platform, {"type": "tokens_revoked", "tokens": tokens})


def uninstall(platform: Platform) -> Deliveries:
    """Remove the app from the workspace, and say so to the app."""
    platform.credentials.uninstalled = True
    return events.send(platform, {"type": "app_uninstalled"})


def show(platform: Platform, member: Member) -> None:
    """Tell every page who a member is now."""
    platform.live.tell(lambda _viewer: {"type": "member", "member": as_page(member)})


def as_page(member: Member) -> Body:
    """Return a member as the page shows them."""
    return {
        "id": member.id,
        "name": member.name,
        "real_name": member.real_name,
        "title": member.title,
        "locale": member.locale,
        "tz": member.tz,
        "color": member.color,
        "initials": member.initials,
        "is_bot": member.bot,
        "is_admin": member.admin,
        "is_guest": member.guest or member.single_channel_guest,
        "deleted": member.deleted,
        "stranger": member.stranger,
        "role_note": member.role_note,
    }
