"""A question on its way to HR, and the answer on its way back."""

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ContextBlock,
    InputBlock,
    PlainTextInputElement,
    PlainTextObject,
)
from slack_sdk.models.views import View

from bot.blocks.pieces import actions, context, section, verbatim
from bot.blocks.revisions import PROPOSE
from bot.texts import Words

ASK = "questions.ask"
ANSWER = "questions.answer"
REPLY = "questions.reply"
TEXT, TYPED = "text", "typed"
LONGEST = 3000


def ask_form(words: Words, *, text: str, metadata: str) -> View:
    """Build the form that shows exactly what HR will read."""
    return View(
        type="modal",
        callback_id=ASK,
        private_metadata=metadata,
        title=words["title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[
            section(words["intro"]),
            _typed(words, initial=text),
        ],
    )


def answer_form(words: Words, *, question: str, metadata: str) -> View:
    """Build the form in which HR answers."""
    return View(
        type="modal",
        callback_id=REPLY,
        private_metadata=metadata,
        title=words["form_title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[
            section(words["form_intro"]),
            verbatim(question),
            _typed(words, initial=""),
        ],
    )


def _typed(words: Words, *, initial: str) -> InputBlock:
    return InputBlock(
        block_id=TEXT,
        label=words["label"],
        hint=words["hint"],
        element=PlainTextInputElement(
            action_id=TYPED,
            multiline=True,
            max_length=LONGEST,
            initial_value=initial[:LONGEST] or None,
        ),
    )


def for_hr(words: Words, *, question_id: str, text: str, answer: str | None) -> list[Block]:
    """Build a question as HR sees it; once answered, the answer stands in place of the button."""
    blocks: list[Block] = [
        section(words["title"]),
        verbatim(text),
        context(words["facts"]),
    ]
    if answer is not None:
        return [
            *blocks,
            section(words["answered"]),
            verbatim(answer),
            actions(
                [ButtonElement(text=words["to_booklet"], action_id=PROPOSE, value=question_id)]
            ),
        ]
    button = ButtonElement(
        text=words["button"], action_id=ANSWER, value=question_id, style="primary"
    )
    return [*blocks, actions([button])]


def receipt(words: Words, *, text: str) -> list[Block]:
    """Build what the asker reads once HR has the question."""
    return [
        section(words["body"]),
        ContextBlock(elements=[PlainTextObject(text=short(text))]),
    ]


def from_hr(words: Words, *, question: str, answer: str) -> list[Block]:
    """Build HR's answer as the asker reads it."""
    return [
        section(words["body"]),
        ContextBlock(elements=[PlainTextObject(text=short(question))]),
        verbatim(answer),
    ]


def short(text: str) -> str:
    """Return the beginning of a text, where its author or its reader knows the rest."""
    return text if len(text) <= 300 else f"{text[:299]}…"
