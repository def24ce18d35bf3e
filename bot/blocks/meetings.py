"""The meetings of a pair: an agenda with one tap, an hour proposed, the count, a change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    TimePickerElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

LOG = "meetings.log"  # followed by what became of it
PROPOSE, HOUR, AGREE = "meetings.propose", "meetings.hour", "meetings.agree"
CHANGE, STAY = "meetings.change", "meetings.stay"
DAY, AT = "day", "at"
STATES = ("met", "postponed", "missed")


@dataclass(frozen=True, slots=True)
class Meant(forms.Kept):
    """Which meeting a button is about; `meeting_id` and `at` for an hour to agree to."""

    pairing_id: str = ""
    slot: str = ""
    meeting_id: str = ""
    at: str = ""


def agenda(words: Words, lines: Sequence[str], meant: Meant, state: str | None) -> list[Block]:
    """Build an agenda: what to talk about, what became of it, one tap to say otherwise."""
    shown: list[Block] = [section(words["title"]), section("\n".join(f"• {one}" for one in lines))]
    if state is not None:
        shown.append(section(words[f"was_{state}"]))
    return [*shown, buttons(words, meant, state), context(words["tally"])]


def buttons(words: Words, meant: Meant, state: str | None) -> ActionsBlock:
    """Build what may be said of a meeting, and the proposal of an hour while it is to come."""
    value = meant.dumps()
    said = [
        ButtonElement(text=words[one], action_id=f"{LOG}.{one}", value=value)
        for one in STATES
        if one != state
    ]
    if state != "met":
        said.append(ButtonElement(text=words["propose"], action_id=PROPOSE, value=value))
    return actions(said)


def hour_form(words: Words, metadata: str, tomorrow: date) -> View:
    """Build the form in which one proposes an hour."""
    return forms.form(
        words,
        HOUR,
        [
            forms.field(words, DAY, forms.day(tomorrow)),
            forms.field(words, AT, TimePickerElement(initial_time="14:00")),
        ],
        metadata,
        name="form",
    )


def proposed(words: Words, agreeing: Meant, other: Meant) -> list[Block]:
    """Build an hour that the other proposes."""
    yes = ButtonElement(
        text=words["agree"], action_id=AGREE, value=agreeing.dumps(), style="primary"
    )
    no = ButtonElement(text=words["another"], action_id=PROPOSE, value=other.dumps())
    return [section(words["body"]), actions([yes, no])]


def strained(words: Words, pairing_id: str) -> list[Block]:
    """Build the offer of a change, without a word of blame."""
    change = ButtonElement(text=words["change"], action_id=CHANGE, value=pairing_id)
    stay = ButtonElement(text=words["stay"], action_id=STAY, value=pairing_id)
    return [
        section(words["body"]),
        actions([stay, change]),
        context(words["note"]),
    ]
