"""The audit, as HR reads it."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    SectionBlock,
)

Words = Mapping[str, str]

OLDER = "journal.older"


def page(words: Words, lines: Sequence[str], older: int | None) -> list[Block]:
    """Build a page of the audit, the newest line first."""
    text = "\n".join(lines) or words["nothing"]
    blocks: list[Block] = [
        HeaderBlock(text=words["title"]),
        SectionBlock(text=MarkdownTextObject(text=text)),
    ]
    if older is not None:
        button = ButtonElement(text=words["older"], action_id=OLDER, value=str(older))
        blocks.append(ActionsBlock(elements=[button]))
    return [*blocks, ContextBlock(elements=[MarkdownTextObject(text=words["note"])])]
