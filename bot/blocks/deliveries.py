"""What became of the messages, as HR reads it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ConfirmObject,
    MarkdownTextObject,
    SectionBlock,
)

from bot.blocks.pieces import context, section
from bot.texts import Words

RESEND = "deliveries.resend"


def listed(words: Words, lines: Sequence[tuple[str, int | None]]) -> list[Block]:
    """Build the list: each line with its button where the message may be sent again."""
    return [
        section(words["intro"]),
        *(_line(words, text, seq) for text, seq in lines),
        context(words["privacy"]),
    ]


def _line(words: Words, text: str, seq: int | None) -> SectionBlock:
    button = None
    if seq is not None:
        confirm = ConfirmObject(
            title=words["resend"],
            text=words["confirm"],
            confirm=words["resend"],
            deny=words["cancel"],
        )
        button = ButtonElement(
            text=words["resend"], action_id=RESEND, value=str(seq), confirm=confirm
        )
    return SectionBlock(text=MarkdownTextObject(text=text), accessory=button)
