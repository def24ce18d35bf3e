"""Whom a changed path concerns, and the button that applies it to them."""

from collections.abc import Mapping

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    MarkdownTextObject,
    SectionBlock,
)

Words = Mapping[str, str]

APPLY = "repathing.apply"


def shown(words: Words, body: str, *, may_apply: bool) -> list[Block]:
    """Build what is so, with the button where there is something to apply."""
    blocks: list[Block] = [SectionBlock(text=MarkdownTextObject(text=body))]
    if may_apply:
        button = ButtonElement(text=words["apply"], action_id=APPLY, style="primary")
        blocks.append(ActionsBlock(elements=[button]))
    return blocks
