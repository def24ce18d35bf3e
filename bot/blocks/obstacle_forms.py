"""The windows of an obstacle: declaring it, promising a day, asking, answering, passing it on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Self

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    ContextBlock,
    DatePickerElement,
    InputBlock,
    MarkdownTextObject,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

Words = Mapping[str, str]

CHOOSE = "obstacles.choose"
DECLARE = "obstacles.declare"
DATE, ASK, ANSWER = "obstacles.date", "obstacles.ask", "obstacles.answer"
HAND_OVER = "obstacles.hand_over"
TEXT, SINCE, PREVENTS, CONSENT, TYPED = "text", "since", "prevents", "consent", "typed"
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Declaring:
    """What the window remembers until it is submitted: which kind, which access, what was asked."""

    type_id: str
    access: str | None = None

    def dumps(self) -> str:
        """Return the window's `private_metadata`."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, metadata: str) -> Self:
        """Read `private_metadata` back."""
        return cls(**json.loads(metadata))


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


def choose(words: Words, kinds: Sequence[tuple[str, str]], typed: str) -> View:
    """Build the first window: what kind of obstacle it is; `typed` is kept for the next."""
    options = [Option(value=kind, text=_short(label)) for kind, label in kinds]
    select = StaticSelectElement(
        action_id=CHOOSE, placeholder=words["placeholder"], options=options
    )
    return View(
        type="modal",
        title=words["title"],
        close=words["close"],
        private_metadata=typed[:LONGEST],
        blocks=[SectionBlock(text=MarkdownTextObject(text=words["choose"]), accessory=select)],
    )


def _short(label: str) -> str:
    return label if len(label) <= 75 else f"{label[:74]}…"


@dataclass(frozen=True, slots=True)
class Filled:
    """What the window of a declaration is prefilled with."""

    text: str
    since: date
    needs_consent: bool


def declare(words: Words, declaring: Declaring, filled: Filled) -> View:
    """Build the window that shows to whom it goes, and takes what they will read."""
    consent = [_consent(words)] if filled.needs_consent else []
    return View(
        type="modal",
        callback_id=DECLARE,
        private_metadata=declaring.dumps(),
        title=words["title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[
            SectionBlock(text=MarkdownTextObject(text=words["intro"])),
            _long(TEXT, words["text"], words["text_hint"], filled.text),
            _day(SINCE, words["since"], filled.since),
            _long(PREVENTS, words["prevents"], words["prevents_hint"], "", optional=True),
            *consent,
            ContextBlock(elements=[MarkdownTextObject(text=words["privacy"])]),
        ],
    )


def _consent(words: Words) -> InputBlock:
    yes = Option(value="yes", text=words["consent_yes"])
    return InputBlock(
        block_id=CONSENT,
        label=words["consent"],
        hint=words["consent_hint"],
        optional=True,  # an empty box is answered with a sentence of ours
        element=CheckboxesElement(action_id=TYPED, options=[yes]),
    )


def _long(
    block_id: str, label: str, hint: str | None, initial: str, *, optional: bool = False
) -> InputBlock:
    return InputBlock(
        block_id=block_id,
        label=label,
        hint=hint,
        optional=optional,
        element=PlainTextInputElement(
            action_id=TYPED,
            multiline=True,
            max_length=LONGEST,
            initial_value=initial[:LONGEST] or None,
        ),
    )


def _day(block_id: str, label: str, initial: date | None) -> InputBlock:
    return InputBlock(
        block_id=block_id,
        label=label,
        element=DatePickerElement(
            action_id=TYPED, initial_date=initial.isoformat() if initial else None
        ),
    )


def dated(words: Words, acting: Acting, initial: date) -> View:
    """Build the window of a promised day."""
    return _form(words, ("date", DATE), acting, _day(TEXT, words["date_label"], initial))


def asked(words: Words, acting: Acting) -> View:
    """Build the window of a question to who is blocked."""
    return _form(words, ("ask", ASK), acting, _long(TEXT, words["ask_label"], None, ""))


def answered(words: Words, acting: Acting) -> View:
    """Build the window of their answer."""
    return _form(words, ("answer", ANSWER), acting, _long(TEXT, words["answer_label"], None, ""))


def handed_over(words: Words, acting: Acting, roles: Sequence[tuple[str, str]]) -> View:
    """Build the window that passes an obstacle to another team."""
    options = [Option(value=role, text=_short(title)) for role, title in roles[:100]]
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
        blocks=[SectionBlock(text=MarkdownTextObject(text=words[f"{name}_intro"])), field],
    )


def shown(words: Words, blocks: Sequence[Block]) -> View:
    """Build the obstacle that is followed already, in place of the window."""
    return View(type="modal", title=words["title"], close=words["close"], blocks=list(blocks))


def helped(title: str, close: str, text: str) -> View:
    """Build what stands in place of the window when the words call for somebody first."""
    return View(
        type="modal",
        title=PlainTextObject(text=title),
        close=close,
        blocks=[SectionBlock(text=MarkdownTextObject(text=text[:3000]))],
    )
