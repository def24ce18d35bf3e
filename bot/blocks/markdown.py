"""The booklet's Markdown as Slack shows it: text as it stands, a table as a table."""

import re
from collections.abc import Sequence

from slack_sdk.models.blocks import Block, MarkdownBlock, RawTextObject, TableBlock

_TABLE = re.compile(r"(?:^\|.*\|[ \t]*(?:\n|\Z))+", re.MULTILINE)
_RULE = re.compile(r"^\|[\s:|-]+\|$")
_FIGURE = re.compile(r"^€?\d[\d\s.,]*(€|%)?$")
_MARKS = re.compile(r"\*\*|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")


def blocks(text: str) -> list[Block]:
    """Build the blocks of a Markdown text; the first pipe table becomes a table block.

    Slack takes one table per message, so a second one stays as text.
    """
    table = _TABLE.search(text)
    if table is None:
        return [MarkdownBlock(text=text)]
    before, after = text[: table.start()].strip(), text[table.end() :].strip()
    return [
        *([MarkdownBlock(text=before)] if before else []),
        _table(_rows(table[0])),
        *([MarkdownBlock(text=after)] if after else []),
    ]


def _table(rows: Sequence[Sequence[RawTextObject]]) -> TableBlock:
    """Wrap every column, so that a phone shows the last one; align those of figures."""
    columns = [[row[at].text for row in rows[1:]] for at in range(len(rows[0]))]
    settings = [
        {"is_wrapped": True, "align": "right" if all(map(_is_figure, column)) else "left"}
        for column in columns
    ]
    return TableBlock(rows=rows, column_settings=settings)


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.match(cell))


def _rows(table: str) -> Sequence[Sequence[RawTextObject]]:
    lines = [line.strip() for line in table.strip().splitlines()]
    return [
        [RawTextObject(text=_MARKS.sub("", cell).strip() or " ") for cell in line[1:-1].split("|")]
        for line in lines
        if not _RULE.match(line)
    ]


def plain(text: str) -> str:
    """Return the first paragraph without its marks, for a notification."""
    return re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", _MARKS.sub("", text.split("\n\n", 1)[0]))
