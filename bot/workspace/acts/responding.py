"""What the app answers to a command or through a response URL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.acts import posting
from bot.workspace.api import content
from bot.workspace.api.arguments import Args
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.hooks import Hook
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.messages import Message


def respond(platform: Platform, hook: Hook, body: Body) -> None:
    """Post, replace or delete, as the body of a response URL asks."""
    conversation, args = platform.conversation(hook.channel), Args(body)
    original = conversation.find(hook.message_ts) if hook.message_ts else None
    if args.flag("delete_original"):
        posting.delete(platform, conversation, _there(original))
    elif args.flag("replace_original") and original is not None:
        posting.edit(platform, conversation, original, content.checked_changes(platform, args))
    else:
        _say(platform, hook, conversation, args)


def _say(platform: Platform, hook: Hook, conversation: Conversation, args: Args) -> None:
    in_channel = args.text("response_type") == "in_channel"
    draft = posting.Draft(
        content.checked(platform, args),
        thread_ts=args.text("thread_ts") or None,
        metadata=content.checked_metadata(args),
        visible_to=None if in_channel else hook.user,
    )
    posting.post(platform, conversation, draft)


def _there(original: Message | None) -> Message:
    if original is None:
        raise Refused("message_not_found")
    return original
