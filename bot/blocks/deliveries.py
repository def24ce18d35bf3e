"""What became of the messages, as HR reads it."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    MarkdownTextObject,
    SectionBlock,
)

Words = Mapping[str, str]

RESEND = "deliveries.resend"


def said(body: str) -> list[Block]:
    """Build a message of one paragraph."""
    return [SectionBlock(text=MarkdownTextObject(text=body))]


def listed(words: Words, lines: Sequence[tuple[str, int | None]]) -> list[Block]:
    """Build the list: each line with its button where the message may be sent again."""
    return [
        SectionBlock(text=MarkdownTextObject(text=words["intro"])),
        *(_line(words, text, seq) for text, seq in lines),
        ContextBlock(elements=[MarkdownTextObject(text=words["privacy"])]),
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
