"""Talking to somebody: the offer, the window with the exact text, what its reader sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    InputBlock,
    Option,
    RadioButtonsElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import actions, context, section, verbatim
from bot.texts import Words

OPEN = "talks.open"  # followed by whom
LATER = "talks.later"
SEND = "talks.send"
WHOM = "whom"
TEXT = "wording"
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Talking(forms.Kept):
    """What the window remembers: where it was opened from, and to whom it writes, once chosen."""

    origin: str
    whom: str | None = None


def offer(words: Words, checkin_id: str, whom: Sequence[str]) -> list[Block]:
    """Build the offer: warm words, what may weigh, and people; "not now" is always the last."""
    causes = [section(words["causes"])]
    buttons = [
        ButtonElement(text=words[one], action_id=f"{OPEN}.{one}", value=checkin_id) for one in whom
    ]
    later = ButtonElement(text=words["later"], action_id=LATER, value=checkin_id)
    return [
        section(words["body"]),
        *(causes if words["causes"] else []),
        actions([*buttons, later]),
        context(words["privacy"]),
    ]


def form(words: Words, talking: Talking, whom: Sequence[str]) -> View:
    """Build the window: to whom, and the text that they will read, to be changed at will."""
    return forms.form(
        words,
        SEND,
        [
            section(words["intro"]),
            *([] if talking.whom else [choice(words, whom)]),
            forms.field(words, TEXT, forms.lines(LONGEST, words["draft"])),
        ],
        talking.dumps(),
    )


def choice(words: Words, whom: Sequence[str]) -> InputBlock:
    """Build the choice of a reader."""
    options = [Option(text=words[one], value=one) for one in whom]
    return forms.field(words, WHOM, RadioButtonsElement(options=options, initial_option=options[0]))


def typed(view: Mapping[str, Any]) -> tuple[str, str]:
    """Return to whom the window writes, and its text."""
    said, talking = forms.typed(view), Talking.loads(view["private_metadata"])
    return talking.whom or said.get(WHOM, ""), said[TEXT]


def said(words: Words, text: str) -> View:
    """Build what the author sees once it left: the text, exactly as it was sent."""
    return forms.read(
        words,
        [
            section(words["sent"]),
            verbatim(text),
        ],
        name="said",
    )


def relayed(words: Words, text: str) -> list[Block]:
    """Build what its reader sees: the author, the text, and nothing else."""
    return [
        section(words["from"]),
        verbatim(text),
        context(words["how"]),
    ]
