"""How newcomers are, as HR reads it: a picture, and the same figures as a table."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    ContextBlock,
    HeaderBlock,
    ImageBlock,
    MarkdownTextObject,
    RawTextObject,
    SectionBlock,
    TableBlock,
)

Words = Mapping[str, str]
Rows = Sequence[Sequence[str]]

PICTURE = "climate"


def climate(words: Words, rows: Rows, alt_text: str | None) -> list[Block]:
    """Build the figures; no picture where there is nothing to draw."""
    picture = [ImageBlock(slack_file={"id": PICTURE}, alt_text=alt_text)] if alt_text else []
    table = TableBlock(
        rows=[[RawTextObject(text=cell) for cell in row] for row in rows],
        column_settings=[{"is_wrapped": True, "align": "left"} for _ in rows[0]],
    )
    said = [words[name] for name in ("tags", "recommended") if words[name]]
    return [
        HeaderBlock(text=words["title"]),
        SectionBlock(text=MarkdownTextObject(text=words["intro"])),
        *picture,
        *([table] if len(rows) > 1 else []),
        *(SectionBlock(text=MarkdownTextObject(text=text)) for text in said),
        ContextBlock(elements=[MarkdownTextObject(text=words["privacy"])]),
    ]
