"""Becoming a buddy: the form, the manager's agreement, HR's invitation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    CheckboxesElement,
    InputBlock,
    Option,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

VOLUNTEER = "buddies.volunteer"
SUBMIT = "buddies.submit"
AGREE, NOT_NOW = "buddies.agree", "buddies.not_now"
DECLINE = "buddies.decline"
WITHDRAW = "buddies.withdraw"
INVITE = "buddies.invite"
LANGUAGES = ("fr", "en")
TEXTS = ("segment", "product_range", "site", "tools", "strengths")
LONGEST = {"tools": 300, "strengths": 300}


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What the form already knows; people by their Slack ids."""

    languages: Sequence[str]
    texts: Mapping[str, str]
    capacity: int
    most: int
    kam_since: date | None = None
    paused_until: date | None = None
    manager: str | None = None
    not_with: Sequence[str] = ()


def form(words: Words, known: Prefilled) -> View:
    """Build the form of a buddy: what they do, how many they take on, and what is private."""
    spoken = [Option(value=one, text=words[one]) for one in LANGUAGES]
    chosen = [option for option in spoken if option.value in known.languages]
    counts = [(str(n), words[f"places_{n}"]) for n in range(1, min(known.most, 3) + 1)]
    return forms.form(
        words,
        SUBMIT,
        [
            section(words["intro"]),
            forms.field(words, "manager", UserSelectElement(initial_user=known.manager)),
            forms.field(words, "kam_since", forms.day(known.kam_since)),
            forms.field(
                words,
                "languages",
                CheckboxesElement(options=spoken, initial_options=chosen or None),
            ),
            forms.field(
                words, "capacity", forms.select(counts, str(min(known.capacity, known.most)))
            ),
            *(_line(words, name, known.texts.get(name)) for name in TEXTS),
            forms.field(words, "paused_until", forms.day(known.paused_until), optional=True),
            forms.field(
                words,
                "not_with",
                UserMultiSelectElement(initial_users=list(known.not_with) or None),
                optional=True,
            ),
        ],
    )


def _places(most: int) -> range:
    return range(1, min(most, 3) + 1)


def _line(words: Words, name: str, initial: str | None) -> InputBlock:
    return forms.field(words, name, forms.line(LONGEST.get(name, 80), initial), optional=True)


def invite_form(words: Words) -> View:
    """Build the form in which HR proposes to somebody to become a buddy."""
    agreed = [Option(value="agreed", text=words["agreed"])]
    return forms.form(
        words,
        INVITE,
        [
            section(words["intro"]),
            forms.field(words, "person", UserSelectElement()),
            forms.field(words, "manager", UserSelectElement()),
            forms.field(words, "agreement", CheckboxesElement(options=agreed), optional=True),
        ],
    )


def asked(words: Words, buttons: Sequence[tuple[str, str, str]], value: str) -> list[Block]:
    """Build a message that waits for a press: each button by its word, action and style."""
    return [
        section(words["body"]),
        actions(
            [
                ButtonElement(text=words[word], action_id=action, value=value, style=style or None)
                for word, action, style in buttons
            ]
        ),
        context(words["privacy"]),
    ]
