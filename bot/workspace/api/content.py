"""What a message of the app may hold: text, blocks, metadata, within Slack's limits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.workspace.acts import speaking
from bot.workspace.blockkit import messages as block_rules
from bot.workspace.blockkit import pictures
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.api.arguments import Args
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform

TEXT_LIMIT = 40_000
UPDATE_LIMIT = 4_000
METADATA_LIMIT = 16_000


def checked(platform: Platform, args: Args) -> Body:
    """Return the content of a new message, or refuse it."""
    text, blocks = args.text("text"), block_rules.checked(args.nested("blocks"))
    if not text and not blocks:
        raise Refused("no_text")
    check_pictures(platform, blocks)
    if len(text) > TEXT_LIMIT:
        raise Refused("msg_too_long")
    return speaking.bot_content(platform, text, blocks)


def check_pictures(platform: Platform, blocks: list[Body] | None) -> None:
    """Refuse blocks that show a file which is not there, or not ready."""
    if problems := pictures.problems_of(blocks, platform.may_show):
        raise Refused.with_messages("invalid_blocks", problems)


def checked_changes(platform: Platform, args: Args) -> Body:
    """Return what an update changes; a text alone removes the blocks."""
    text, blocks = args.text("text"), block_rules.checked(args.nested("blocks"))
    if not text and args.nested("blocks") is None:
        raise Refused("no_text")
    check_pictures(platform, blocks)
    if len(text) > UPDATE_LIMIT:
        raise Refused("msg_too_long")
    return {"text": text, "blocks": blocks or []}


def checked_metadata(args: Args) -> Body | None:
    """Return the message's metadata, or refuse it."""
    metadata = args.nested("metadata")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_payload"), dict):
        raise Refused("invalid_metadata_format")
    if not isinstance(metadata.get("event_type"), str) or not metadata["event_type"]:
        raise Refused("invalid_metadata_schema")
    if len(json.dumps(metadata)) > METADATA_LIMIT:
        raise Refused("metadata_too_large")
    return metadata
