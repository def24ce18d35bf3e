"""Whom a changed path concerns, and the button that applies it to them."""

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)

from bot.blocks.pieces import actions, section
from bot.texts import Words

APPLY = "repathing.apply"


def shown(words: Words, body: str, *, may_apply: bool) -> list[Block]:
    """Build what is so, with the button where there is something to apply."""
    blocks: list[Block] = [section(body)]
    if may_apply:
        button = ButtonElement(text=words["apply"], action_id=APPLY, style="primary")
        blocks.append(actions([button]))
    return blocks
