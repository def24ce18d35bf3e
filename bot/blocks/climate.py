"""How newcomers are, as HR reads it: a picture, and the same figures as a table."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    HeaderBlock,
    ImageBlock,
    RawTextObject,
    TableBlock,
)

from bot.blocks.pieces import context, section
from bot.texts import Words

Rows = Sequence[Sequence[str]]

PICTURE = "climate"


def climate(words: Words, rows: Rows, alt_text: str | None) -> list[Block]:
    """Build the figures; no picture where there is nothing to draw."""
    picture = [ImageBlock(slack_file={"id": PICTURE}, alt_text=alt_text)] if alt_text else []
    table = TableBlock(
        rows=[[RawTextObject(text=cell) for cell in row] for row in rows],
        column_settings=[{"is_wrapped": True, "align": "left"} for _ in rows[0]],
    )
    said = [words[name] for name in ("met", "tags", "recommended") if words[name]]
    return [
        HeaderBlock(text=words["title"]),
        section(words["intro"]),
        *picture,
        *([table] if len(rows) > 1 else []),
        *(section(text) for text in said),
        context(words["privacy"]),
    ]
