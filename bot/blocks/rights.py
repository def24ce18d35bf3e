"""Who is in HR, and giving or taking that right."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ConfirmObject,
    HeaderBlock,
    MarkdownTextObject,
    SectionBlock,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import actions, section
from bot.texts import Words

TAKE = "rights.take"
FORM = "rights.form"
GIVE = "rights.give"
WHO = "who"
MOST = 40


def listed(words: Words, lines: Sequence[tuple[str, str | None]]) -> list[Block]:
    """Build the list: each holder, with a button where the right may be taken back."""
    give = ButtonElement(text=words["give"], action_id=FORM, style="primary")
    return [
        HeaderBlock(text=words["title"]),
        section(words["intro"]),
        *(_line(words, *line) for line in lines[:MOST]),
        actions([give]),
    ]


def _line(words: Words, text: str, person_id: str | None) -> SectionBlock:
    button = None
    if person_id is not None:
        confirm = ConfirmObject(
            title=words["take"],
            text=words["confirm"],
            confirm=words["take"],
            deny=words["close"],
        )
        button = ButtonElement(
            text=words["take"], action_id=TAKE, value=person_id, confirm=confirm, style="danger"
        )
    return SectionBlock(text=MarkdownTextObject(text=text), accessory=button)


def form(words: Words) -> View:
    """Build the window that asks to whom the right goes."""
    return forms.form(
        words,
        GIVE,
        [forms.field(words, WHO, UserSelectElement())],
        name="form",
    )
