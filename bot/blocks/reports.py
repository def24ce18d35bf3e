"""The surprise report: written in a window, and shared from another."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms, talks
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

WRITE = "reports.write"
KEEP = "reports.keep"
SHARE = "reports.share"
SEND = "reports.send"
LONGEST = 2900


def form(words: Words, text: str) -> View:
    """Build the window in which it is written: what is not kept is lost on closing."""
    return forms.form(
        words,
        KEEP,
        [
            section(words["intro"]),
            forms.field(words, talks.TEXT, forms.lines(LONGEST, text or words["draft"])),
        ],
        name="keep",
    )


def sharing(words: Words, talking: talks.Talking, whom: Sequence[str], text: str) -> View:
    """Build the window in which it is shared: with whom, and the exact text, to be changed."""
    return forms.form(
        words,
        SEND,
        [
            section(words["exact"]),
            talks.choice(words, whom),
            forms.field(words, talks.TEXT, forms.lines(LONGEST, text)),
        ],
        talking.dumps(),
        name="send",
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
