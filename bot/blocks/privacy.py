"""What Kamarade holds of somebody, and what they may do with it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

SHOW, DOWNLOAD = "privacy.show", "privacy.download"
ASK_TO_ERASE, ERASE = "privacy.ask_to_erase", "privacy.erase"


def held(words: Words, lines: Sequence[str]) -> list[Block]:
    """Build what is held, a line a kind, and the two buttons."""
    return [
        section(words["intro"]),
        section("\n".join(lines)),
        context(words["kept"]),
        actions(
            [
                ButtonElement(text=words["download"], action_id=DOWNLOAD),
                ButtonElement(text=words["erase"], action_id=ASK_TO_ERASE, style="danger"),
            ]
        ),
    ]


def confirm(words: Words) -> View:
    """Build the window that says what erasing means before anything is erased."""
    return forms.form(words, ERASE, [section(words["confirm_body"])], name="confirm")


def said(words: Words, sentence: str) -> View:
    """Build what the window says while it is done, and once it is."""
    return forms.read(words, [section(words[sentence])], name="erased")
