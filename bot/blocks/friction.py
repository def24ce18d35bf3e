"""The friction ledger as HR reads it: one table, and the ways to cut it otherwise."""

from collections.abc import Sequence

from babel.numbers import format_decimal, format_percent
from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ContextBlock,
    ImageBlock,
    MarkdownTextObject,
    RawTextObject,
    TableBlock,
)

from bot.blocks.pieces import actions, context, section
from bot.domain.friction import By, Line
from bot.texts import Words

CUT = "friction.cut"  # followed by how
PICTURE = "friction.picture"
LONGEST = 25  # lines of the table


def ledger(words: Words, body: str, lines: Sequence[Line], by: By) -> list[Block]:
    """Build the ledger, cut one way."""
    notes = [words[name] for name in ("what_if", "equipped", "privacy")]
    return [
        section(body),
        *([table(words, lines, by)] if lines else []),
        ContextBlock(elements=[MarkdownTextObject(text=note) for note in notes if note]),
        actions(
            [
                ButtonElement(text=words[f"by_{one}"], action_id=f"{CUT}.{one}", value=one)
                for one in By
                if one is not by
            ]
            + [_picture(words, by)] * bool(lines)
        ),
    ]


def _picture(words: Words, by: By) -> ButtonElement:
    return ButtonElement(text=words["picture"], action_id=PICTURE, value=by)


def picture(words: Words, name: str, alt: str) -> list[Block]:
    """Build the ledger as a picture: `name` is that of its file in the message."""
    return [
        ImageBlock(slack_file={"id": name}, alt_text=alt),
        context(words["privacy"]),
    ]


def table(words: Words, lines: Sequence[Line], by: By) -> TableBlock:
    """Build the table alone."""
    head = [words[name] for name in (by.value, "days", "cases", "median", "reopened")]
    rows = [head, *(_row(line, words["language"]) for line in lines[:LONGEST])]
    return TableBlock(rows=[[RawTextObject(text=cell) for cell in row] for row in rows])


def _row(line: Line, locale: str) -> list[str]:
    if line.is_hidden:
        return [line.name, *("—" for _ in range(4))]
    median = format_decimal(line.median_days, locale=locale)
    share = format_percent(line.reopened, locale=locale)
    return [line.name, str(line.days), str(line.count), median, share]
