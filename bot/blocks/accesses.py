"""The accesses of a newcomer: a line each, with what may be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    MarkdownTextObject,
    SectionBlock,
)

from bot.blocks import forms
from bot.texts import Words

MARK = "accesses.mark"  # followed by what is said
FAILS = "accesses.fails"


@dataclass(frozen=True, slots=True)
class Line(forms.Kept):
    """What the button of a line remembers; `role` is the one who was asked, for its message."""

    journey_id: str
    access: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its words, and the marks that it still offers, by the name of each button."""

    text: str
    line: Line
    offers: Sequence[str] = ()


def lines(intro: str, words: Words, rows: Sequence[Row]) -> list[Block]:
    """Build the message: a line each, its one button beside it, or its two below."""
    begun = _begun(rows[0].line) if rows else ""
    blocks: list[Block] = [
        SectionBlock(block_id=f"{begun}.intro", text=MarkdownTextObject(text=intro))
    ]
    for row in rows:
        at = f"{begun}.{row.line.access}"
        buttons = [_button(words, row, one) for one in row.offers]
        beside = buttons[0] if len(buttons) == 1 else None
        text = MarkdownTextObject(text=row.text)
        blocks.append(SectionBlock(block_id=at, text=text, accessory=beside))
        if len(buttons) > 1:
            blocks.append(ActionsBlock(block_id=f"{at}.said", elements=buttons))
    return blocks


def _begun(line: Line) -> str:
    return f"access.{line.journey_id[:12]}.{line.role or 'test'}"


def mended(
    message: Sequence[dict[str, Any]], line: Line, instead: Sequence[Block]
) -> list[dict[str, Any]]:
    """Return the blocks of a message with these in place of their own, and the others as before."""
    new = {block.block_id: block.to_dict() for block in instead}
    kept = []
    for block in message:
        name = block.get("block_id") or ""
        if name in new:
            kept.append(new[name])
        elif not name.startswith(_begun(line)):
            kept.append(block)
    return kept


def _button(words: Words, row: Row, mark: str) -> ButtonElement:
    action = FAILS if mark == "fails" else f"{MARK}.{mark}"
    return ButtonElement(
        text=words[mark],
        action_id=action,
        value=row.line.dumps(),
        style="primary" if mark in {"ready", "works"} else None,
    )
