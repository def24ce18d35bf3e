"""What the booklet owes its readers, as HR sees it."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    SectionBlock,
)

from bot.blocks import answers


def listed(words: Mapping[str, str], lines: Sequence[tuple[str, str]]) -> list[Block]:
    """Build the list: one line an entry, which opens at a press."""
    return [
        HeaderBlock(text=words["title"]),
        SectionBlock(text=MarkdownTextObject(text=words["intro"])),
        *(
            SectionBlock(
                text=MarkdownTextObject(text=line),
                accessory=ButtonElement(
                    text=words["read"], action_id=f"{answers.SHOW}.{entry_id}", value=entry_id
                ),
            )
            for line, entry_id in lines
        ),
        ContextBlock(elements=[MarkdownTextObject(text=words["how"])]),
    ]
