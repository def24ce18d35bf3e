"""Who just joined Slack, each with the button that opens the form."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import Block, ButtonElement, MarkdownTextObject, SectionBlock

from bot.blocks.enrolling import OPEN

Words = Mapping[str, str]


def joined(words: Words, people: Sequence[tuple[str, str]], more: str) -> list[Block]:
    """Build the message: `people` are an account and its line each, `more` says who is left out."""
    return [
        SectionBlock(text=MarkdownTextObject(text=words["intro"])),
        *(_person(words, account, line) for account, line in people),
        *([SectionBlock(text=MarkdownTextObject(text=more))] if more else []),
    ]


def _person(words: Words, account: str, line: str) -> Block:
    button = ButtonElement(text=words["welcome"], action_id=OPEN, value=account)
    return SectionBlock(text=MarkdownTextObject(text=line), accessory=button)
