"""The blocks that nearly every message is made of."""

from collections.abc import Iterable

from slack_sdk.models.blocks import (
    ActionsBlock,
    ContextBlock,
    InteractiveElement,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.posting import Message


def section(text: str) -> SectionBlock:
    """Build a paragraph of our own words."""
    return SectionBlock(text=MarkdownTextObject(text=text))


def verbatim(text: str) -> SectionBlock:
    """Build a paragraph of somebody's words: nothing in it is formatted, nobody is mentioned."""
    return SectionBlock(text=PlainTextObject(text=text))


def context(text: str) -> ContextBlock:
    """Build a line of small print."""
    return ContextBlock(elements=[MarkdownTextObject(text=text)])


def actions(elements: Iterable[InteractiveElement]) -> ActionsBlock:
    """Build a row of buttons."""
    return ActionsBlock(elements=list(elements))


def saying(text: str) -> Message:
    """Build a message of one paragraph."""
    return Message(text, [section(text)])


def cut(text: str, longest: int) -> str:
    """Return a text that fits: Slack refuses a whole message for one label that is too long."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
