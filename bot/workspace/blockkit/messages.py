"""The blocks of a message: what Slack refuses, with its names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.workspace.blockkit.blocks import characters, problems_of, with_ids
from bot.workspace.blockkit.tables import IN_MESSAGES
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.bodies import Body

MOST_BLOCKS = 50
MOST_CHARACTERS = 13_200
MOST_MARKDOWN = 12_000


def checked(blocks: Any) -> list[Body] | None:
    """Return the blocks with their ids, or refuse them as Slack does."""
    if blocks is None:
        return None
    problems = problems_of(blocks, IN_MESSAGES, MOST_BLOCKS) or _too_much(blocks)
    if problems:
        raise Refused.with_messages("invalid_blocks", problems)
    if characters(blocks) > MOST_CHARACTERS:
        raise Refused("msg_blocks_too_long")
    return with_ids(blocks)


def _too_much(blocks: list[Body]) -> list[str]:
    """Return what is wrong with blocks that are right one by one."""
    markdown = sum(len(b["text"]) for b in blocks if b["type"] == "markdown")
    if markdown > MOST_MARKDOWN:
        return ["[ERROR] markdown blocks must be less than 12001 characters [json-pointer:/blocks]"]
    if sum(block["type"] == "table" for block in blocks) > 1:
        return ["[ERROR] only_one_table_allowed [json-pointer:/blocks]"]
    return []
