"""How much somebody hears of the bot's own accord."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DividerBlock,
)

from bot.blocks.pieces import actions, section
from bot.texts import Words

MENU = "pace.menu"
CHOOSE = "pace.choose"  # followed by the choice


def way_out(words: Words) -> ActionsBlock:
    """Build the button under every message that nobody asked for."""
    return actions([ButtonElement(text=words["menu"], action_id=MENU)])


def menu(words: Words, choices: Sequence[str]) -> list[Block]:
    """Build what is so now, and what may be chosen instead."""
    buttons = [
        ButtonElement(text=words[choice], action_id=f"{CHOOSE}.{choice}", value=choice)
        for choice in choices
    ]
    return [
        section(words["body"]),
        actions(buttons),
    ]


def one_after_another(parts: Sequence[Sequence[Block]]) -> list[Block]:
    """Build one message out of several."""
    blocks: list[Block] = []
    for part in parts:
        blocks += [DividerBlock(), *part] if blocks else part
    return blocks
