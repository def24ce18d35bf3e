"""chat.update and chat.delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.acts import posting
from bot.workspace.api import access, content
from bot.workspace.api.registry import method
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.api.arguments import Args
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.messages import Message


@method("chat.update", scope="chat:write")
def update(platform: Platform, args: Args) -> Body:
    """Change what one of the app's messages says."""
    args.required("channel", "ts")
    conversation = access.visible(platform, args.text("channel"))
    message = _own(platform, conversation, args.text("ts"), "cant_update_message")
    edited = {"user": platform.team.bot_id, "ts": platform.team.stamps.next()}
    changes = content.checked_changes(platform, args) | {"edited": edited}
    message.metadata = content.checked_metadata(args) or message.metadata
    posting.edit(platform, conversation, message, changes)
    return {
        "ok": True,
        "channel": conversation.id,
        "ts": message.ts,
        "text": message.body["text"],
        "message": message.as_slack(with_metadata=True),
    }


@method("chat.delete", scope="chat:write")
def delete(platform: Platform, args: Args) -> Body:
    """Delete one of the app's messages."""
    args.required("channel", "ts")
    conversation = access.visible(platform, args.text("channel"))
    message = _own(platform, conversation, args.text("ts"), "cant_delete_message")
    posting.delete(platform, conversation, message)
    return {"ok": True, "channel": conversation.id, "ts": message.ts}


def _own(platform: Platform, conversation: Conversation, ts: str, refusal: str) -> Message:
    message = conversation.messages.get(ts)
    if message is None:
        raise Refused("message_not_found")
    if message.body.get("bot_id") != platform.team.bot_id:
        raise Refused(refusal)
    if conversation.archived:
        raise Refused("is_archived")
    return message
