"""The windows of an obstacle that is followed: a day, a question, an answer, another team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from slack_sdk.models.blocks import InputInteractiveElement
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.obstacle_forms import LONGEST
from bot.blocks.pieces import section
from bot.texts import Words

DATE, ASK, ANSWER = "obstacles.date", "obstacles.ask", "obstacles.answer"
HAND_OVER = "obstacles.hand_over"


@dataclass(frozen=True, slots=True)
class Acting(forms.Kept):
    """What an owner's window remembers: which obstacle, and in which channel it was pressed."""

    obstacle_id: str
    channel: str | None = None


def dated(words: Words, acting: Acting, initial: date) -> View:
    """Build the window of a promised day."""
    return _form(words, "date", acting, forms.day(initial))


def asked(words: Words, acting: Acting) -> View:
    """Build the window of a question to who is blocked."""
    return _form(words, "ask", acting, forms.lines(LONGEST))


def answered(words: Words, acting: Acting) -> View:
    """Build the window of their answer."""
    return _form(words, "answer", acting, forms.lines(LONGEST))


def handed_over(words: Words, acting: Acting, roles: Sequence[tuple[str, str]]) -> View:
    """Build the window that passes an obstacle to another team."""
    return _form(words, "hand_over", acting, forms.select(roles))


def _form(words: Words, name: str, acting: Acting, element: InputInteractiveElement) -> View:
    intro, field = section(words[f"{name}_intro"]), forms.field(words, name, element)
    return forms.form(words, f"obstacles.{name}", [intro, field], acting.dumps(), name=name)
