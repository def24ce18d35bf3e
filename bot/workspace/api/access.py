"""What the app may do: tokens, scopes, and which conversations it sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.acts import conversing
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.api.registry import Method
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation

_FAMILY = {"im": "im", "mpim": "mpim", "channel": "channels", "group": "groups"}


def check_token(platform: Platform, method: Method, token: str) -> None:
    """Refuse a call whose token is missing, unknown, dead or of the wrong kind."""
    credentials = platform.credentials
    if method.token == "none":
        return
    if not token:
        raise Refused("not_authed")
    if token not in {credentials.bot_token, credentials.app_token}:
        raise Refused("invalid_auth")
    if credentials.uninstalled:
        raise Refused("account_inactive")
    if credentials.revoked and token == credentials.bot_token:
        raise Refused("token_revoked")
    kind = "bot" if token == credentials.bot_token else "app"
    if method.token not in {kind, "any"}:
        raise Refused("not_allowed_token_type")


def check_scope(platform: Platform, scope: str | None) -> None:
    """Refuse a call that the manifest's scopes do not allow."""
    if scope is not None and scope not in platform.manifest.scopes:
        provided = ",".join(platform.manifest.scopes)
        raise Refused("missing_scope", needed=scope, provided=provided)


def visible(platform: Platform, channel: str) -> Conversation:
    """Return a conversation that the app sees: public, or one it is in."""
    conversation = platform.conversation(channel)
    if conversation.kind != "channel" and not _inside(platform, conversation):
        raise Refused("channel_not_found")
    return conversation


def described(platform: Platform, channel: str) -> Conversation:
    """Return a conversation whose facts the scopes allow to read."""
    conversation = visible(platform, channel)
    check_scope(platform, f"{_FAMILY[conversation.kind]}:read")
    return conversation


def readable(platform: Platform, channel: str) -> Conversation:
    """Return a conversation whose messages the scopes allow to read."""
    conversation = visible(platform, channel)
    check_scope(platform, f"{_FAMILY[conversation.kind]}:history")
    if not _inside(platform, conversation):
        raise Refused("not_in_channel")
    return conversation


def writable(platform: Platform, channel: str) -> Conversation:
    """Return a conversation where the app may post; a user id means their DM."""
    direct = channel in platform.team.members
    conversation = _direct_with(platform, channel) if direct else visible(platform, channel)
    if conversation.kind == "im" and not platform.manifest.messages_tab:
        raise Refused("messages_tab_disabled")
    if conversation.archived or _left(platform, conversation):
        raise Refused("is_archived")
    if not _inside(platform, conversation):
        raise Refused("not_in_channel")
    return conversation


def _direct_with(platform: Platform, user: str) -> Conversation:
    member = platform.member(user)
    if member.bot:
        raise Refused("cannot_dm_bot")
    if member.deleted:
        raise Refused("user_disabled")
    return conversing.with_app(platform, [user])[0]


def _inside(platform: Platform, conversation: Conversation) -> bool:
    return platform.team.bot_user_id in conversation.members


def _left(platform: Platform, conversation: Conversation) -> bool:
    """Tell whether a direct message is closed because its person was deactivated."""
    members = platform.team.members
    return conversation.kind == "im" and any(members[u].deleted for u in conversation.members)
