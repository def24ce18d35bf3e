"""An answer from the booklet, its rating, and the ways on from it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ContextActionsBlock,
    ContextBlock,
    FeedbackButtonObject,
    FeedbackButtonsElement,
    MarkdownBlock,
    MarkdownTextObject,
)

from bot.blocks import calculators, forms, markdown
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

RATE = "answers.rate"
SHOW = "answers.show"  # followed by the entry: an action_id is unique in its block
ASK = "answers.ask"
BLOCKED = "answers.blocked"
RELATED = 3


@dataclass(frozen=True, slots=True)
class Rated(forms.Kept):
    """What a rating button carries: a token that names the message, and no person."""

    token: str
    entries: tuple[str, ...]
    language: str
    is_helpful: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """What a "hand it over" button carries: where the question stands, or its words, or an entry.

    A slash command leaves no message behind, so its words travel in the button. `question_id` is a
    question that was put to somebody before.
    """

    channel: str | None = None
    ts: str | None = None
    text: str | None = None
    entry_id: str | None = None
    question_id: str | None = None

    def dumps(self) -> str:
        """Return the value of a button."""
        return json.dumps({key: value for key, value in asdict(self).items() if value})

    @classmethod
    def loads(cls, value: str) -> Self:
        """Read a button's value back."""
        return cls(**json.loads(value or "{}"))


@dataclass(frozen=True, slots=True)
class Quoted:
    """An entry ready to be shown: its words, and the titles of the entries beside it."""

    id: str
    title: str
    body: str
    words: Words
    related: Sequence[tuple[str, str]] = ()
    calculator: str | None = None
    may_block: bool = False


def quotation(quoted: Quoted) -> list[Block]:
    """Build one entry: its text, then who answers for it, when it was checked, and by what law."""
    notes = [quoted.words[name] for name in ("missing", "stale", "facts", "sources")]
    return [
        *markdown.blocks(f"**{quoted.title}**\n\n{quoted.body}"),
        ContextBlock(elements=[MarkdownTextObject(text=note) for note in notes if note]),
    ]


def answer(words: Words, quoted: Sequence[Quoted], origin: Origin, rated: Rated) -> list[Block]:
    """Build an answer: what the booklet says, its rating, and what to do if it is not enough."""
    blocked = ButtonElement(
        text=words["blocked"],
        action_id=BLOCKED,
        value=Origin(origin.channel, origin.ts, origin.text, quoted[0].id).dumps(),
    )
    counts = dict.fromkeys(one.calculator for one in quoted if one.calculator)
    related = {pair[0]: pair[1] for one in quoted for pair in one.related}
    return [
        *(block for one in quoted for block in quotation(one)),
        ContextActionsBlock(elements=[_rating(words, rated)]),
        *([_followed(words)] if quoted[0].may_block else []),
        actions(
            [
                *(calculators.button(words, name) for name in counts),
                blocked,
                *(entry_button(*pair) for pair in list(related.items())[:RELATED]),
            ]
        ),
    ]


def _followed(words: Words) -> ContextBlock:
    """Ask whether it is in the way, where the entry knows what kind of obstacle that would be."""
    return context(words["follow"])


def _rating(words: Words, rated: Rated) -> FeedbackButtonsElement:
    yes = Rated(rated.token, rated.entries, rated.language, is_helpful=True)
    no = Rated(rated.token, rated.entries, rated.language, is_helpful=False)
    return FeedbackButtonsElement(
        action_id=RATE,
        positive_button=FeedbackButtonObject(text=words["helpful"], value=yes.dumps()),
        negative_button=FeedbackButtonObject(text=words["unhelpful"], value=no.dumps()),
    )


def entry_button(entry_id: str, title: str) -> ButtonElement:
    """Build a button that shows an entry."""
    short = title if len(title) <= 75 else f"{title[:74]}…"
    return ButtonElement(text=short, action_id=f"{SHOW}.{entry_id}", value=entry_id)


def choices(words: Words, offered: Sequence[tuple[str, str]], origin: Origin) -> list[Block]:
    """Build "did you mean": up to three entries, and a human for the rest."""
    return [
        section(words["choices"]),
        actions(
            [
                *(entry_button(*pair) for pair in offered),
                ButtonElement(text=words["none"], action_id=ASK, value=origin.dumps()),
            ]
        ),
    ]


def unknown(words: Words, origin: Origin, *, foreign: str = "") -> list[Block]:
    """Build "I do not know": plainly, and with a human at hand."""
    text = words["foreign"] if foreign else words["unknown"]
    ask = ButtonElement(text=words["ask"], action_id=ASK, value=origin.dumps(), style="primary")
    return [
        section(text),
        actions([ask]),
    ]


def origin_of(message: Mapping[str, Any] | None) -> Origin | None:
    """Return what an answer that was pressed says of its question, where Slack shows it to us."""
    blocks = (message or {}).get("blocks", [])
    buttons = [one for block in blocks for one in block.get("elements", [])]
    values = [one["value"] for one in buttons if one.get("action_id") == BLOCKED]
    return Origin.loads(values[0]) if values else None


def unhelpful(words: Words, origin: Origin) -> list[Block]:
    """Build the thanks for an unhelpful answer, with a human at hand."""
    ask = ButtonElement(text=words["ask"], action_id=ASK, value=origin.dumps())
    return [section(words["rated_unhelpful"]), actions([ask])]


def plainly(text: str) -> list[Block]:
    """Build a message that is only words."""
    return [MarkdownBlock(text=text)]
