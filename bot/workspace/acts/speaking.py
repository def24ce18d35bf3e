"""Members speak, edit, delete; the app speaks too."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from bot.workspace.acts import events, posting, typed
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    import asyncio

    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.members import Member
    from bot.workspace.team.messages import Message

Deliveries = list["asyncio.Task[None]"]


def say(
    platform: Platform,
    member: Member,
    conversation: Conversation,
    text: str,
    thread_ts: str | None = None,
) -> tuple[Message, Deliveries]:
    """Post what a member typed, and the mention's twin event."""
    if member.id not in conversation.members:
        raise Refused("not_in_channel")
    closed = platform.manifest.read_only or not platform.manifest.messages_tab
    if conversation.kind == "im" and closed:
        raise Refused("Sending messages to this app has been turned off.")
    content = {
        "user": member.id,
        "client_msg_id": str(uuid.uuid4()),
        "text": typed.escaped(text),
        "team": member.team_id,
        "blocks": [typed.rich_text(text)],
    }
    draft = posting.Draft(content, thread_ts)
    message, deliveries = posting.post(platform, conversation, draft)
    if platform.team.bot_user_id in typed.mentions(text):
        deliveries += events.send_mention(platform, conversation, message)
    return message, deliveries


def correct(platform: Platform, member: Member, message: Message, text: str) -> Deliveries:
    """Edit one's own message."""
    conversation = _own(platform, member, message)
    changes = {
        "text": typed.escaped(text),
        "blocks": [typed.rich_text(text)],
        "edited": {"user": member.id, "ts": platform.team.stamps.next()},
    }
    return posting.edit(platform, conversation, message, changes)


def take_back(platform: Platform, member: Member, message: Message) -> Deliveries:
    """Delete one's own message."""
    return posting.delete(platform, _own(platform, member, message), message)


def _own(platform: Platform, member: Member, message: Message) -> Conversation:
    if message.body.get("user") != member.id:
        raise Refused("cant_update_message")
    return platform.conversation(message.channel)


def bot_content(platform: Platform, text: str, blocks: list[Body] | None) -> Body:
    """Return what Slack puts in every message of the app."""
    team = platform.team
    content: Body = {
        "user": team.bot_user_id,
        "bot_id": team.bot_id,
        "app_id": team.app_id,
        "text": text,
        "team": team.id,
        "bot_profile": bot_profile(platform),
    }
    if blocks:
        content["blocks"] = blocks
    return content


def bot_profile(platform: Platform) -> Body:
    """Return how Slack introduces the app in its messages."""
    team = platform.team
    return {
        "id": team.bot_id,
        "app_id": team.app_id,
        "user_id": team.bot_user_id,
        "name": platform.manifest.bot_name,
        "icons": {},
        "deleted": False,
        "updated": 0,
        "team_id": team.id,
    }
