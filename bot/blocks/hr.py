"""What `/kamarade-rh` may be asked, each with its example and its button."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    HeaderBlock,
    MarkdownTextObject,
    SectionBlock,
)

from bot.blocks.pieces import context, section
from bot.texts import Words

RUN = "hr.run"  # followed by the subcommand


def guide(words: Words, lines: Sequence[tuple[str, str]]) -> list[Block]:
    """Build the help: each subcommand with what it does, and its button."""
    return [
        HeaderBlock(text=words["title"]),
        section(words["intro"]),
        *(_line(words, *line) for line in lines),
        context(words["privacy"]),
    ]


def _line(words: Words, subcommand: str, text: str) -> SectionBlock:
    return SectionBlock(
        text=MarkdownTextObject(text=text), accessory=button(words["open"], subcommand)
    )


def button(text: str, subcommand: str) -> ButtonElement:
    """Build the button that does the same as typing a subcommand."""
    return ButtonElement(text=text, action_id=f"{RUN}.{subcommand}", value=subcommand)
