"""Talking to somebody: the offer, the window with the exact text, what its reader sees."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
)
from slack_sdk.models.views import View

from bot.blocks.pieces import actions, context, section, verbatim
from bot.texts import Words

OPEN = "talks.open"  # followed by whom
LATER = "talks.later"
SEND = "talks.send"
WHOM, CHOSEN = "whom", "chosen"
TEXT, TYPED = "text", "typed"
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Talking:
    """What the window remembers: where it was opened from, and to whom it writes, once chosen."""

    origin: str
    whom: str | None = None

    def dumps(self) -> str:
        """Return the window's `private_metadata`."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, metadata: str) -> Self:
        """Read `private_metadata` back."""
        return cls(**json.loads(metadata))


def offer(words: Words, checkin_id: str, whom: Sequence[str]) -> list[Block]:
    """Build the offer: warm words, what may weigh, and people; "not now" is always the last."""
    causes = [section(words["causes"])]
    buttons = [
        ButtonElement(text=words[one], action_id=f"{OPEN}.{one}", value=checkin_id) for one in whom
    ]
    later = ButtonElement(text=words["later"], action_id=LATER, value=checkin_id)
    return [
        section(words["body"]),
        *(causes if words["causes"] else []),
        actions([*buttons, later]),
        context(words["privacy"]),
    ]


def form(words: Words, talking: Talking, whom: Sequence[str]) -> View:
    """Build the window: to whom, and the text that they will read, to be changed at will."""
    return View(
        type="modal",
        callback_id=SEND,
        private_metadata=talking.dumps(),
        title=words["title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[
            section(words["intro"]),
            *([] if talking.whom else [_choice(words, whom)]),
            InputBlock(
                block_id=TEXT,
                label=words["label"],
                hint=words["hint"],
                element=PlainTextInputElement(
                    action_id=TYPED,
                    multiline=True,
                    max_length=LONGEST,
                    initial_value=words["draft"],
                ),
            ),
        ],
    )


def _choice(words: Words, whom: Sequence[str]) -> InputBlock:
    options = [Option(text=words[one], value=one) for one in whom]
    element = RadioButtonsElement(action_id=CHOSEN, options=options, initial_option=options[0])
    return InputBlock(block_id=WHOM, label=words["whom"], element=element)


def typed(view: Mapping[str, Any]) -> tuple[str, str]:
    """Return to whom the window writes, and its text."""
    values = view["state"]["values"]
    talking = Talking.loads(view["private_metadata"])
    chosen = values.get(WHOM, {}).get(CHOSEN, {}).get("selected_option") or {}
    return talking.whom or chosen.get("value", ""), values[TEXT][TYPED].get("value") or ""


def said(words: Words, text: str) -> View:
    """Build what the author sees once it left: the text, exactly as it was sent."""
    return View(
        type="modal",
        title=words["title"],
        close=words["done"],
        blocks=[
            section(words["sent"]),
            verbatim(text),
        ],
    )


def relayed(words: Words, text: str) -> list[Block]:
    """Build what its reader sees: the author, the text, and nothing else."""
    return [
        section(words["from"]),
        verbatim(text),
        context(words["how"]),
    ]
