"""Open conversations, and show them in the pages of their members."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation


def with_app(platform: Platform, users: Iterable[str]) -> tuple[Conversation, bool]:
    """Return the app's conversation with these members, and whether it was just opened."""
    conversation, is_new = platform.team.direct([*users, platform.team.bot_user_id])
    if is_new:
        show(platform, conversation)
    return conversation, is_new


def show(platform: Platform, conversation: Conversation) -> None:
    """Tell the pages of those who see a conversation that it is there."""
    platform.live.tell(
        lambda viewer: {"type": "conversation", "conversation": conversation.as_page(viewer)},
        to=None if conversation.kind == "channel" else conversation.members,
    )
