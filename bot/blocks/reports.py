"""The surprise report: written in a window, and shared from another."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
)
from slack_sdk.models.views import View

from bot.blocks import talks
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

WRITE = "reports.write"
KEEP = "reports.keep"
SHARE = "reports.share"
SEND = "reports.send"
LONGEST = 2900


def form(words: Words, text: str) -> View:
    """Build the window in which it is written: what is not kept is lost on closing."""
    return View(
        type="modal",
        callback_id=KEEP,
        title=words["title"],
        submit=words["keep"],
        close=words["close"],
        blocks=[
            section(words["intro"]),
            _text(words, text or words["draft"]),
        ],
    )


def sharing(words: Words, whom: Sequence[str], text: str) -> View:
    """Build the window in which it is shared: with whom, and the exact text, to be changed."""
    options = [Option(text=words[one], value=one) for one in whom]
    choice = RadioButtonsElement(action_id=talks.CHOSEN, options=options, initial_option=options[0])
    return View(
        type="modal",
        callback_id=SEND,
        title=words["title"],
        submit=words["send"],
        close=words["close"],
        private_metadata=talks.Talking("report").dumps(),
        blocks=[
            section(words["exact"]),
            InputBlock(block_id=talks.WHOM, label=words["whom"], element=choice),
            _text(words, text),
        ],
    )


def _text(words: Words, text: str) -> InputBlock:
    return InputBlock(
        block_id=talks.TEXT,
        label=words["label"],
        hint=words["hint"],
        element=PlainTextInputElement(
            action_id=talks.TYPED, multiline=True, max_length=LONGEST, initial_value=text
        ),
    )


def kept(words: Words) -> list[Block]:
    """Build what the author reads once it is kept: reread it, share it, or leave it there."""
    return [
        section(words["kept"]),
        actions(
            [
                ButtonElement(text=words["reread"], action_id=WRITE, value="again"),
                ButtonElement(text=words["share"], action_id=SHARE, value="report"),
            ]
        ),
        context(words["privacy"]),
    ]
