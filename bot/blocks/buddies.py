"""Becoming a buddy: the form, the manager's agreement, HR's invitation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    CheckboxesElement,
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.pieces import actions, context, section
from bot.texts import Words

VOLUNTEER = "buddies.volunteer"
SUBMIT = "buddies.submit"
AGREE, NOT_NOW = "buddies.agree", "buddies.not_now"
DECLINE = "buddies.decline"
WITHDRAW = "buddies.withdraw"
INVITE = "buddies.invite"
GIVEN = "given"
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
    counts = [Option(value=str(n), text=words[f"places_{n}"]) for n in _places(known.most)]
    place = next(one for one in counts if one.value == str(min(known.capacity, known.most)))
    return View(
        type="modal",
        callback_id=SUBMIT,
        title=words["title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[
            section(words["intro"]),
            _input(words, "manager", UserSelectElement(initial_user=known.manager)),
            _input(words, "kam_since", _day(known.kam_since)),
            _input(
                words,
                "languages",
                CheckboxesElement(options=spoken, initial_options=chosen or None),
            ),
            _input(words, "capacity", StaticSelectElement(options=counts, initial_option=place)),
            *(_text(words, name, known.texts.get(name)) for name in TEXTS),
            _input(words, "paused_until", _day(known.paused_until), optional=True),
            _input(
                words,
                "not_with",
                UserMultiSelectElement(initial_users=list(known.not_with) or None),
                optional=True,
            ),
        ],
    )


def _places(most: int) -> range:
    return range(1, min(most, 3) + 1)


def _day(on: date | None) -> DatePickerElement:
    return DatePickerElement(initial_date=on.isoformat() if on else None)


def _text(words: Words, name: str, initial: str | None) -> InputBlock:
    element = PlainTextInputElement(initial_value=initial or None, max_length=LONGEST.get(name, 80))
    return _input(words, name, element, optional=True)


def _input(
    words: Words, name: str, element: InputInteractiveElement, *, optional: bool = False
) -> InputBlock:
    element.action_id = GIVEN
    return InputBlock(
        block_id=name,
        label=words[name],
        hint=_hint(words, f"{name}_hint"),
        element=element,
        optional=optional,
    )


def _hint(words: Words, block: str) -> str | None:
    return words[block] if block in words else None  # noqa: SIM401  # rendered when it is asked for


def invite_form(words: Words) -> View:
    """Build the form in which HR proposes to somebody to become a buddy."""
    agreed = [Option(value="agreed", text=words["agreed"])]
    return View(
        type="modal",
        callback_id=INVITE,
        title=words["title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[
            section(words["intro"]),
            _input(words, "person", UserSelectElement()),
            _input(words, "manager", UserSelectElement()),
            _input(words, "agreement", CheckboxesElement(options=agreed), optional=True),
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
