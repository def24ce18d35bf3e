"""An obstacle to a bonus: recording it, reading it, taking the list away."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import actions, context, section, verbatim
from bot.texts import Words

OPEN, RECORD, READ, EXPORT = "bonus.open", "bonus.record", "bonus.read", "bonus.export"
TEXT = "wording"


def form(words: Words, obstacle_id: str) -> View:
    """Build the window that shows exactly what the manager will read."""
    return forms.form(
        words,
        RECORD,
        [
            section(words["intro"]),
            forms.field(words, TEXT, forms.lines(2000)),
        ],
        obstacle_id,
    )


def for_manager(
    words: Words, record_id: str, texts: Sequence[str], *, is_read: bool
) -> list[Block]:
    """Build a record as the manager reads it."""
    said = [verbatim(text) for text in texts]
    button = ButtonElement(text=words["read"], action_id=READ, value=record_id, style="primary")
    after: Block = context(words["was_read"]) if is_read else actions([button])
    return [
        section(words["manager"]),
        *said,
        context(words["facts"]),
        after,
    ]


def listed(words: Words, lines: Sequence[str]) -> list[Block]:
    """Build everything somebody recorded, and the way to take it away."""
    export = ButtonElement(text=words["export"], action_id=EXPORT)
    return [
        section(words["list"]),
        *(section(line) for line in lines[:40]),
        *([actions([export])] if lines else []),
    ]


def opening(words: Words, obstacle_id: str) -> ButtonElement:
    """Build the button under an obstacle."""
    return ButtonElement(text=words["open"], action_id=OPEN, value=obstacle_id)
