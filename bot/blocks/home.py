"""The welcome, the help, and the Home tab."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    SectionBlock,
)

from bot.blocks import answers
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

THEME = "home.theme"  # followed by the theme
BACK = "home.back"


def welcome(words: Words, privacy: tuple[str, str]) -> list[Block]:
    """Build the first message: what the bot is, what it can do, who sees what."""
    return [
        HeaderBlock(text=words["title"]),
        section(words["body"]),
        context(words["privacy"]),
        actions([answers.entry_button(*privacy)]),
    ]


def guide(words: Words) -> list[Block]:
    """Build the help."""
    return [
        section(words["body"]),
        context(words["privacy"]),
    ]


def hello(words: Words) -> list[Block]:
    """Build the first words of the booklet's page."""
    return [
        HeaderBlock(text=words["title"]),
        section(words["body"]),
    ]


def themes(words: Words, named: Sequence[tuple[str, str]]) -> list[Block]:
    """Build the booklet's themes."""
    buttons = [
        ButtonElement(text=title, action_id=f"{THEME}.{theme}", value=theme)
        for theme, title in named
    ]
    return [
        HeaderBlock(text=words["themes"]),
        actions(buttons),
        context(words["privacy"]),
    ]


def waiting(words: Words, questions: Sequence[Sequence[Block]]) -> list[Block]:
    """Build the questions that nobody in HR answered yet."""
    return [
        HeaderBlock(text=words["title"]),
        section(words["intro"]),
        *(block for question in questions for block in (*question, DividerBlock())),
    ]


def theme(words: Words, title: str, entries: Sequence[tuple[str, str]]) -> list[Block]:
    """Build one theme of the booklet: each entry is a press away."""
    rows = [
        SectionBlock(text=MarkdownTextObject(text=name), accessory=_read(words, entry_id))
        for entry_id, name in entries
    ]
    back = ButtonElement(text=words["back"], action_id=BACK)
    return [actions([back]), HeaderBlock(text=title), *rows]


def _read(words: Words, entry_id: str) -> ButtonElement:
    return ButtonElement(text=words["read"], action_id=f"{answers.SHOW}.{entry_id}", value=entry_id)
