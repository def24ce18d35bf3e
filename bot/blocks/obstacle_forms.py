"""The window in which somebody says what blocks them."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Self

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    DatePickerElement,
    InputBlock,
    MarkdownTextObject,
    Option,
    PlainTextInputElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.pieces import context, section
from bot.texts import Words

CHOOSE = "obstacles.choose"
DECLARE, ANYWAY = "obstacles.declare", "obstacles.declare_anyway"
TEXT, SINCE, PREVENTS, CONSENT, TYPED = "text", "since", "prevents", "consent", "typed"
LONGEST = 1200  # two of them fit in what a window remembers


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
class Held:
    """What was written, while somebody is offered first; Slack holds it, Kamarade does not."""

    type_id: str
    access: str | None
    text: str
    since: str
    prevents: str | None
    consents: bool

    def dumps(self) -> str:
        """Return the window's `private_metadata`."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def loads(cls, metadata: str) -> Self:
        """Read `private_metadata` back."""
        return cls(**json.loads(metadata))


def choose(words: Words, kinds: Sequence[tuple[str, str]], typed: str) -> View:
    """Build the first window: what kind of obstacle it is; `typed` is kept for the next."""
    options = [Option(value=kind, text=short(label)) for kind, label in kinds]
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


def short(label: str) -> str:
    """Return a label as long as an option may be."""
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
            section(words["intro"]),
            long_text(TEXT, words["text"], words["text_hint"], filled.text),
            day(SINCE, words["since"], filled.since),
            long_text(PREVENTS, words["prevents"], words["prevents_hint"], "", optional=True),
            *consent,
            context(words["privacy"]),
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


def long_text(
    block_id: str, label: str, hint: str | None, initial: str, *, optional: bool = False
) -> InputBlock:
    """Build a field for several lines."""
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


def day(block_id: str, label: str, initial: date | None) -> InputBlock:
    """Build a field for a day."""
    return InputBlock(
        block_id=block_id,
        label=label,
        element=DatePickerElement(
            action_id=TYPED, initial_date=initial.isoformat() if initial else None
        ),
    )


def shown(words: Words, blocks: Sequence[Block]) -> View:
    """Build the obstacle that is followed already, in place of the window."""
    return View(type="modal", title=words["title"], close=words["close"], blocks=list(blocks))


def doubted(words: Words, text: str, held: Held) -> View:
    """Build what stands in place of the window when the words call for somebody first.

    A machine may have misread them: what was written can be sent all the same.
    """
    return View(
        type="modal",
        callback_id=ANYWAY,
        private_metadata=held.dumps(),
        title=words["sensitive_title"],
        submit=words["anyway"],
        close=words["close"],
        blocks=[
            section(text[:3000]),
            context(words["anyway_note"]),
        ],
    )


def helped(title: str, close: str, text: str) -> View:
    """Build what stands in place of a window when the words call for somebody first."""
    return View(
        type="modal",
        title=title,
        close=close,
        blocks=[section(text[:3000])],
    )
