"""The window in which somebody says what blocks them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    InputBlock,
    MarkdownTextObject,
    Option,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import context, cut, section
from bot.texts import Words

CHOOSE = "obstacles.choose"
DECLARE, ANYWAY = "obstacles.declare", "obstacles.declare_anyway"
TEXT, SINCE, PREVENTS, CONSENT = "wording", "since", "prevents", "consent"
LONGEST = 1200  # two of them fit in what a window remembers


@dataclass(frozen=True, slots=True)
class Declaring(forms.Kept):
    """What the window remembers until it is submitted: which kind, which access, what was asked."""

    type_id: str
    access: str | None = None


@dataclass(frozen=True, slots=True)
class Held(forms.Kept):
    """What was written, while somebody is offered first; Slack holds it, Kamarade does not."""

    type_id: str
    text: str
    since: str
    access: str | None = None
    prevents: str | None = None
    consents: bool = False


def choose(words: Words, kinds: Sequence[tuple[str, str]], typed: str) -> View:
    """Build the first window: what kind of obstacle it is; `typed` is kept for the next."""
    options = [Option(value=kind, text=cut(label, forms.LONGEST_OPTION)) for kind, label in kinds]
    select = StaticSelectElement(
        action_id=CHOOSE, placeholder=words["placeholder"], options=options
    )
    window = forms.read(
        words, [SectionBlock(text=MarkdownTextObject(text=words["choose"]), accessory=select)]
    )
    window.private_metadata = typed[:LONGEST]
    return window


@dataclass(frozen=True, slots=True)
class Filled:
    """What the window of a declaration is prefilled with."""

    text: str
    since: date
    needs_consent: bool


def declare(words: Words, declaring: Declaring, filled: Filled) -> View:
    """Build the window that shows to whom it goes, and takes what they will read."""
    consent = [_consent(words)] if filled.needs_consent else []
    return forms.form(
        words,
        DECLARE,
        [
            section(words["intro"]),
            forms.field(words, TEXT, forms.lines(LONGEST, filled.text)),
            forms.field(words, SINCE, forms.day(filled.since)),
            forms.field(words, PREVENTS, forms.lines(LONGEST), optional=True),
            *consent,
            context(words["privacy"]),
        ],
        declaring.dumps(),
    )


def _consent(words: Words) -> InputBlock:
    yes = Option(value="yes", text=words["consent_yes"])
    # Optional for Slack: an empty box is answered with a sentence of ours.
    return forms.field(words, CONSENT, CheckboxesElement(options=[yes]), optional=True)


def shown(words: Words, blocks: Sequence[Block]) -> View:
    """Build the obstacle that is followed already, in place of the window."""
    return forms.read(words, blocks)


def doubted(words: Words, text: str, held: Held) -> View:
    """Build what stands in place of the window when the words call for somebody first.

    A machine may have misread them: what was written can be sent all the same.
    """
    return forms.form(
        words,
        ANYWAY,
        [
            section(text[:3000]),
            context(words["anyway_note"]),
        ],
        held.dumps(),
        name="sensitive",
    )
