"""Post, edit and delete messages, whoever does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from bot.workspace.acts import events
from bot.workspace.team.messages import Message

if TYPE_CHECKING:
    import asyncio

    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation


@dataclass(frozen=True, slots=True)
class Draft:
    """A message about to be posted: what it says, and for whom."""

    content: Body
    thread_ts: str | None = None
    metadata: Body | None = None
    visible_to: str | None = None


def post(
    platform: Platform, conversation: Conversation, draft: Draft
) -> tuple[Message, list[asyncio.Task[None]]]:
    """Post a message, tell the pages, and start delivering its event."""
    body = {"type": "message", "ts": platform.team.stamps.next(), **draft.content}
    if draft.thread_ts:
        body["thread_ts"] = draft.thread_ts
    shown_at = platform.clock.now().astimezone(UTC).isoformat()
    message = Message(conversation.id, body, shown_at, draft.metadata, draft.visible_to)
    conversation.add(message)
    platform.team.touch()
    _count_unread(platform, conversation, message)
    show(platform, conversation, message, "message")
    root = conversation.messages.get(message.thread_ts or "")
    if message.is_reply and root is not None:
        show(platform, conversation, root, "message_changed")
    if message.visible_to is not None:
        return message, []
    return message, events.send_message(platform, conversation, _event(conversation, message))


def edit(
    platform: Platform, conversation: Conversation, message: Message, changes: Body
) -> list[asyncio.Task[None]]:
    """Change what a message says."""
    before = message.body
    message.body = {**before, **changes}
    platform.team.touch()
    show(platform, conversation, message, "message_changed")
    if message.visible_to is not None:
        return []
    about = {"subtype": "message_changed", "message": message.body, "previous_message": before}
    return events.send_message(platform, conversation, _hidden(platform, about))


def delete(
    platform: Platform, conversation: Conversation, message: Message
) -> list[asyncio.Task[None]]:
    """Delete a message; the root of a thread leaves its tombstone."""
    before = message.body
    if message.ts in conversation.threads:
        message.body = _tombstone(message)
        show(platform, conversation, message, "message_changed")
    else:
        conversation.remove(message)
        _vanish(platform, conversation, message)
    platform.team.touch()
    if message.visible_to is not None:
        return []
    about = {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": before}
    return events.send_message(platform, conversation, _hidden(platform, about))


def show(platform: Platform, conversation: Conversation, message: Message, change: str) -> None:
    """Tell the pages of those who may see a message that it came or changed."""

    def frame(_viewer: str) -> Body:
        shown = conversation.shown(message)
        return {"type": change, "channel": conversation.id, "message": shown}

    platform.live.tell(frame, to=_viewers(conversation, message))


def _vanish(platform: Platform, conversation: Conversation, message: Message) -> None:
    gone = {"type": "message_deleted", "channel": conversation.id, "ts": message.ts}
    platform.live.tell(lambda _viewer: gone, to=_viewers(conversation, message))


def _viewers(conversation: Conversation, message: Message) -> list[str]:
    return conversation.members if message.visible_to is None else [message.visible_to]


def _count_unread(platform: Platform, conversation: Conversation, message: Message) -> None:
    for user in _viewers(conversation, message):
        if user in {message.body.get("user"), platform.team.bot_user_id}:
            continue
        conversation.unread[user] = conversation.unread.get(user, 0) + 1
        if f"<@{user}>" in message.body.get("text", ""):
            conversation.mentioned.add(user)
    if platform.live.watched:
        platform.live.tell(
            lambda viewer: {
                "type": "unread",
                "channel": conversation.id,
                "unread": conversation.unread.get(viewer, 0),
            },
            to=_viewers(conversation, message),
        )


def _event(conversation: Conversation, message: Message) -> Body:
    event = dict(message.body)
    if message.is_reply and message.thread_ts is not None:
        root = conversation.messages.get(message.thread_ts)
        event["parent_user_id"] = root.body.get("user") if root else None
    if message.metadata is not None:
        event["metadata"] = message.metadata
    return event


def _hidden(platform: Platform, about: Body) -> Body:
    ts = platform.team.stamps.next()
    return {**about, "hidden": True, "ts": ts, "event_ts": ts}


def _tombstone(message: Message) -> Body:
    return {
        "type": "message",
        "subtype": "tombstone",
        "text": "This message was deleted.",
        "user": "USLACKBOT",
        "hidden": True,
        "ts": message.ts,
        "thread_ts": message.ts,
    }
