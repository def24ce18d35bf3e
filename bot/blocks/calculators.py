"""The calculators: a form, then what it gives, in words."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    CheckboxesElement,
    ContextBlock,
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    MarkdownTextObject,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.pieces import section
from bot.texts import Words

OPEN = "calculators.open"  # followed by the calculator: an action_id is unique in its block
FORM = "calculators.form"  # followed by the calculator
TYPED = "typed"


def button(words: Words, calculator: str) -> ButtonElement:
    """Build the button that opens a calculator, under the entry that needs it."""
    return ButtonElement(
        text=words[f"calculate_{calculator}"], action_id=f"{OPEN}.{calculator}", value=calculator
    )


def form(words: Words, calculator: str, fields: Sequence[InputBlock]) -> View:
    """Build a calculator's form."""
    return View(
        type="modal",
        callback_id=f"{FORM}.{calculator}",
        title=words["title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[section(words["intro"]), *fields],
    )


def text(words: Words, field: str, *, is_needed: bool = True) -> InputBlock:
    """Build a field where a figure is typed."""
    return _field(words, field, PlainTextInputElement(action_id=TYPED), is_needed=is_needed)


def day(
    words: Words, field: str, initial: date | None = None, *, is_needed: bool = True
) -> InputBlock:
    """Build a field where a day is chosen."""
    element = DatePickerElement(
        action_id=TYPED, initial_date=initial.isoformat() if initial else None
    )
    return _field(words, field, element, is_needed=is_needed)


def choice(words: Words, field: str, offered: Sequence[str], initial: str) -> InputBlock:
    """Build a field with a few answers; their words are "FIELD_ANSWER"."""
    options = {value: Option(value=value, text=words[f"{field}_{value}"]) for value in offered}
    element = StaticSelectElement(
        action_id=TYPED, options=list(options.values()), initial_option=options[initial]
    )
    return _field(words, field, element)


def box(words: Words, field: str) -> InputBlock:
    """Build a field to tick or leave."""
    option = Option(value=field, text=words[f"{field}_ticked"])
    element = CheckboxesElement(action_id=TYPED, options=[option])
    return _field(words, field, element, is_needed=False)


def _field(
    words: Words, field: str, element: InputInteractiveElement, *, is_needed: bool = True
) -> InputBlock:
    return InputBlock(
        block_id=field,
        label=words[field],
        hint=words[f"{field}_hint"] or None,
        element=element,
        optional=not is_needed,
    )


def result(words: Words) -> View:
    """Build what a calculator found: the answer, the formula, what to keep in mind, the source."""
    said: list[Block] = [section(words[name]) for name in ("result", "formula")]
    notes = [MarkdownTextObject(text=words[name]) for name in ("note", "source")]
    return View(
        type="modal",
        title=words["title"],
        close=words["again"],
        blocks=[*said, ContextBlock(elements=notes)],
    )
