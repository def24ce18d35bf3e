"""The calculators: a form, then what it gives, in words."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    CheckboxesElement,
    ContextBlock,
    InputBlock,
    MarkdownTextObject,
    Option,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import section
from bot.texts import Words

OPEN = "calculators.open"  # followed by the calculator: an action_id is unique in its block
FORM = "calculators.form"  # followed by the calculator


def button(words: Words, calculator: str) -> ButtonElement:
    """Build the button that opens a calculator, under the entry that needs it."""
    return ButtonElement(
        text=words[f"calculate_{calculator}"], action_id=f"{OPEN}.{calculator}", value=calculator
    )


def form(words: Words, calculator: str, fields: Sequence[InputBlock]) -> View:
    """Build a calculator's form."""
    return forms.form(words, f"{FORM}.{calculator}", [section(words["intro"]), *fields])


def text(words: Words, field: str, *, is_needed: bool = True) -> InputBlock:
    """Build a field where a figure is typed."""
    return forms.field(words, field, forms.line(40), optional=not is_needed)


def day(
    words: Words, field: str, initial: date | None = None, *, is_needed: bool = True
) -> InputBlock:
    """Build a field where a day is chosen."""
    return forms.field(words, field, forms.day(initial), optional=not is_needed)


def choice(words: Words, field: str, offered: Sequence[str], initial: str) -> InputBlock:
    """Build a field with a few answers; their words are "FIELD_ANSWER"."""
    options = [(value, words[f"{field}_{value}"]) for value in offered]
    return forms.field(words, field, forms.select(options, initial))


def box(words: Words, field: str) -> InputBlock:
    """Build a field to tick or leave."""
    option = Option(value=field, text=words[f"{field}_ticked"])
    element = CheckboxesElement(options=[option])
    return forms.field(words, field, element, optional=True)


def result(words: Words) -> View:
    """Build what a calculator found: the answer, the formula, what to keep in mind, the source."""
    said: list[Block] = [section(words[name]) for name in ("result", "formula")]
    notes = [MarkdownTextObject(text=words[name]) for name in ("note", "source")]
    return forms.read(words, [*said, ContextBlock(elements=notes)], name="result")
