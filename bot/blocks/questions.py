"""A question on its way to a human, and the answer on its way back."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    InputBlock,
    Option,
    PlainTextObject,
    RadioButtonsElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.answers import ASK, Origin
from bot.blocks.pieces import actions, context, cut, section, verbatim
from bot.blocks.revisions import PROPOSE
from bot.texts import Words

Choice = tuple[str, str, str]  # a receiver, its label, what to know of it

SEND = "questions.ask"
ANSWER = "questions.answer"
REPLY = "questions.reply"
WHOM, TEXT = "whom", "wording"
LONGEST = 3000


def ask_form(words: Words, choices: Sequence[Choice], *, text: str, metadata: str) -> View:
    """Build the form that shows exactly what will be read, and by whom."""
    whom = [_whom(words, choices)] if len(choices) > 1 else []
    wording = forms.field(words, TEXT, forms.lines(LONGEST, text))
    return forms.form(words, SEND, [section(words["intro"]), *whom, wording], metadata)


def _whom(words: Words, choices: Sequence[Choice]) -> InputBlock:
    options = [
        Option(
            value=value,
            text=cut(label, forms.LONGEST_OPTION),
            description=cut(note, forms.LONGEST_OPTION),
        )
        for value, label, note in choices
    ]
    element = RadioButtonsElement(options=options, initial_option=options[0])
    return forms.field(words, WHOM, element)


def typed(view: Mapping[str, Any]) -> tuple[str | None, str]:
    """Return whom the form names, where it asks, and its text."""
    given = forms.typed(view)
    return given.get(WHOM), given[TEXT]


def answer_form(words: Words, *, question: str, metadata: str) -> View:
    """Build the form in which somebody answers."""
    shown = [section(words["form_intro"]), verbatim(question)]
    wording = forms.field(words, TEXT, forms.lines(LONGEST))
    return forms.form(words, REPLY, [*shown, wording], metadata, name="form")


def for_reader(
    words: Words, question_id: str, text: str, answer: str | None, *, may_propose: bool = False
) -> list[Block]:
    """Build a question as its reader sees it; the answer stands in place of the button."""
    blocks: list[Block] = [
        section(words["title"]),
        verbatim(text),
        context(words["facts"]),
    ]
    if answer is None:
        return [*blocks, _button(words["button"], ANSWER, question_id, style="primary")]
    return [
        *blocks,
        section(words["answered"]),
        verbatim(answer),
        *([_button(words["to_booklet"], PROPOSE, question_id)] if may_propose else []),
    ]


def _button(text: str, action: str, value: str, style: str | None = None) -> ActionsBlock:
    return actions([ButtonElement(text=text, action_id=action, value=value, style=style)])


def news(words: Words, block: str, text: str, ask_again: str | None) -> list[Block]:
    """Build what the author reads of a question; `ask_again` is its id if it may go elsewhere."""
    again = Origin(question_id=ask_again).dumps()
    return [
        section(words[block]),
        ContextBlock(elements=[PlainTextObject(text=text)]),
        *([_button(words["ask_again"], ASK, again, style="primary")] if ask_again else []),
    ]


def answered(words: Words, *, question: str, answer: str) -> list[Block]:
    """Build an answer as the author of the question reads it."""
    return [
        section(words["body"]),
        ContextBlock(elements=[PlainTextObject(text=short(question))]),
        verbatim(answer),
    ]


def mine(
    words: Words, waiting: Sequence[Sequence[Block]], own: Sequence[tuple[str, str]]
) -> list[Block]:
    """Build one's inbox: what waits for one's answer, then what one asked and where it stands."""
    return [
        section(words["intro"]),
        *(block for question in waiting for block in (*question, DividerBlock())),
        *([section(words["asked"])] if own else []),
        *(block for text, where in own for block in (verbatim(short(text)), context(where))),
    ]


def short(text: str) -> str:
    """Return the beginning of a text, where its author or its reader knows the rest."""
    return cut(text, 300)
