"""What the booklet owes its readers, as HR sees it."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    HeaderBlock,
    MarkdownTextObject,
    SectionBlock,
)

from bot.blocks import answers
from bot.blocks.pieces import context, section


def listed(words: Mapping[str, str], lines: Sequence[tuple[str, str]]) -> list[Block]:
    """Build the list: one line an entry, which opens at a press."""
    return [
        HeaderBlock(text=words["title"]),
        section(words["intro"]),
        *(
            SectionBlock(
                text=MarkdownTextObject(text=line),
                accessory=ButtonElement(
                    text=words["read"], action_id=f"{answers.SHOW}.{entry_id}", value=entry_id
                ),
            )
            for line, entry_id in lines
        ),
        context(words["how"]),
    ]
