"""The windows of an obstacle that is followed: a day, a question, an answer, another team."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Self

from slack_sdk.models.blocks import (
    InputBlock,
    Option,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.obstacle_forms import TEXT, TYPED, day, long_text, short
from bot.blocks.pieces import section
from bot.texts import Words

DATE, ASK, ANSWER = "obstacles.date", "obstacles.ask", "obstacles.answer"
HAND_OVER = "obstacles.hand_over"


@dataclass(frozen=True, slots=True)
class Acting:
    """What an owner's window remembers: which obstacle, and in which channel it was pressed."""

    obstacle_id: str
    channel: str | None = None

    def dumps(self) -> str:
        """Return the window's `private_metadata`."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, metadata: str) -> Self:
        """Read `private_metadata` back."""
        return cls(**json.loads(metadata))


def dated(words: Words, acting: Acting, initial: date) -> View:
    """Build the window of a promised day."""
    return _form(words, ("date", DATE), acting, day(TEXT, words["date_label"], initial))


def asked(words: Words, acting: Acting) -> View:
    """Build the window of a question to who is blocked."""
    return _form(words, ("ask", ASK), acting, long_text(TEXT, words["ask_label"], None, ""))


def answered(words: Words, acting: Acting) -> View:
    """Build the window of their answer."""
    return _form(
        words, ("answer", ANSWER), acting, long_text(TEXT, words["answer_label"], None, "")
    )


def handed_over(words: Words, acting: Acting, roles: Sequence[tuple[str, str]]) -> View:
    """Build the window that passes an obstacle to another team."""
    options = [Option(value=role, text=short(title)) for role, title in roles[:100]]
    select = InputBlock(
        block_id=TEXT,
        label=words["hand_over_label"],
        element=StaticSelectElement(action_id=TYPED, options=options),
    )
    return _form(words, ("hand_over", HAND_OVER), acting, select)


def _form(words: Words, which: tuple[str, str], acting: Acting, field: InputBlock) -> View:
    name, callback_id = which
    return View(
        type="modal",
        callback_id=callback_id,
        private_metadata=acting.dumps(),
        title=words[f"{name}_title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[section(words[f"{name}_intro"]), field],
    )
