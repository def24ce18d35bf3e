"""What is looked at before the bot may speak of its own accord, and HR's word on the rest."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    CheckboxesElement,
    HeaderBlock,
    Option,
)
from slack_sdk.models.views import View

from bot.blocks import forms, hr
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

OPEN, LAUNCH = "launching.open", "launching.launch"
CHECKINS = "launching.checkins"
SWORN, TICKED = "sworn", "ticked"


def checklist(words: Words, lines: Sequence[str], *, may_launch: bool) -> list[Block]:
    """Build the checklist, with the rehearsal, and the way to launch when nothing is missing."""
    buttons = [hr.button(words["rehearse"], "rehearsal")]
    if may_launch:
        buttons.append(ButtonElement(text=words["open"], action_id=OPEN, style="primary"))
    return [
        HeaderBlock(text=words["title"]),
        section(words["intro"]),
        section("\n".join(lines)),
        actions(buttons),
        context(words["note"]),
    ]


def form(words: Words, sworn: Sequence[str]) -> View:
    """Build the form in which HR gives their word."""
    options = [Option(value=name, text=words[f"sworn_{name}"]) for name in sworn]
    return forms.form(
        words,
        LAUNCH,
        [
            section(words["form_intro"]),
            forms.field(words, SWORN, CheckboxesElement(options=options)),
        ],
        name="form",
    )


def ticked(view: Mapping[str, Any]) -> list[str]:
    """Return what HR gave their word on."""
    return forms.chosen(view, SWORN)


def said(body: str, *buttons: tuple[str, str]) -> list[Block]:
    """Build a sentence, with buttons that run a subcommand: its text, and its name."""
    blocks: list[Block] = [section(body)]
    if buttons:
        blocks.append(actions([hr.button(text, name) for text, name in buttons]))
    return blocks


def switched(body: str, label: str, *, turn_on: bool) -> list[Block]:
    """Build the state of check-ins, with the button that changes it."""
    button = ButtonElement(text=label, action_id=CHECKINS, value="on" if turn_on else "off")
    return [
        section(body),
        actions([button]),
    ]
