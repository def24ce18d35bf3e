"""The audit, as HR reads it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    HeaderBlock,
)

from bot.blocks.pieces import actions, context, section
from bot.texts import Words

OLDER = "journal.older"


def page(words: Words, lines: Sequence[str], older: int | None) -> list[Block]:
    """Build a page of the audit, the newest line first."""
    text = "\n".join(lines) or words["nothing"]
    blocks: list[Block] = [
        HeaderBlock(text=words["title"]),
        section(text),
    ]
    if older is not None:
        button = ButtonElement(text=words["older"], action_id=OLDER, value=str(older))
        blocks.append(actions([button]))
    return [*blocks, context(words["note"])]
