"""chat.postMessage, postEphemeral and getPermalink."""

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


@method("chat.postMessage", scope="chat:write")
def post_message(platform: Platform, args: Args) -> Body:
    """Post as the app."""
    args.required("channel")
    conversation = access.writable(platform, args.text("channel"))
    draft = posting.Draft(
        content.checked(platform, args),
        thread_ts=_root(conversation, args.text("thread_ts")),
        metadata=content.checked_metadata(args),
    )
    message, _deliveries = posting.post(platform, conversation, draft)
    shown = message.as_slack(with_metadata=True)
    return {"ok": True, "channel": conversation.id, "ts": message.ts, "message": shown}


@method("chat.postEphemeral", scope="chat:write")
def post_ephemeral(platform: Platform, args: Args) -> Body:
    """Whisper to one member of a conversation."""
    args.required("channel", "user")
    conversation = access.writable(platform, args.text("channel"))
    user = args.text("user")
    if platform.member(user).id not in conversation.members:
        raise Refused("user_not_in_channel")
    draft = posting.Draft(
        content.checked(platform, args),
        thread_ts=_root(conversation, args.text("thread_ts")),
        visible_to=user,
    )
    message, _deliveries = posting.post(platform, conversation, draft)
    return {"ok": True, "message_ts": message.ts}


@method("chat.getPermalink")
def get_permalink(platform: Platform, args: Args) -> Body:
    """Return the address of a message."""
    args.required("channel", "message_ts")
    conversation = access.visible(platform, args.text("channel"))
    ts = args.text("message_ts")
    if ts not in conversation.messages:
        raise Refused("message_not_found")
    address = f"{platform.url}/archives/{conversation.id}/p{ts.replace('.', '')}"
    return {"ok": True, "channel": conversation.id, "permalink": address}


def _root(conversation: Conversation, thread_ts: str) -> str | None:
    """Return the root's `ts`; a reply's own `ts` means its thread."""
    if not thread_ts:
        return None
    root = conversation.messages.get(thread_ts)
    if root is None:
        raise Refused("thread_not_found")
    return root.thread_ts or thread_ts
