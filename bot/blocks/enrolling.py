"""The forms that enrol newcomers: one, or a list."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    DatePickerElement,
    EmailInputElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.pieces import context, section
from bot.texts import Words

Options = Sequence[tuple[str, str]]  # value, and what is shown

ONE, LIST = "enrolling.one", "enrolling.list"
OPEN, OPEN_LIST = "enrolling.open", "enrolling.open_list"
TYPED = "typed"  # the action of each input
TEXT = "text"
LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Sure:
    """The list that HR was asked to confirm, as a digest; another one is asked about again."""

    digest: str = ""

    def dumps(self) -> str:
        """Return the form's `private_metadata`."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, metadata: str) -> Self:
        """Read `private_metadata` back."""
        return cls(**json.loads(metadata or "{}"))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the selects of the form offer."""

    countries: Options
    languages: Options
    tracks: Options
    country: str
    account: str | None = None


def one_form(words: Words, choices: Choices) -> View:
    """Build the form for one newcomer."""
    return View(
        type="modal",
        callback_id=ONE,
        title=words["title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[
            section(words["intro"]),
            _input(words, "who", UserSelectElement(initial_user=choices.account)),
            _input(words, "email", EmailInputElement()),
            _input(words, "name", PlainTextInputElement(max_length=80)),
            _input(words, "started_on", DatePickerElement(), optional=False),
            _input(words, "line_manager", UserSelectElement()),
            _input(words, "country", _select(choices.countries, choices.country), optional=False),
            *(_words(words, name) for name in ("region", "site")),
            _input(words, "language", _select(choices.languages)),
            _input(words, "track", _select(choices.tracks)),
            *(_words(words, name) for name in ("segment", "industries", "products", "tools")),
            _input(words, "buddy", UserSelectElement()),
            _input(
                words,
                "is_new_role",
                CheckboxesElement(options=[Option(value="yes", text=words["new_role_yes"])]),
            ),
        ],
    )


def _words(words: Words, name: str) -> InputBlock:
    return _input(words, name, PlainTextInputElement(max_length=300))


def _input(
    words: Words, name: str, element: InputInteractiveElement, *, optional: bool = True
) -> InputBlock:
    element.action_id = TYPED
    hint = f"{name}_hint"
    return InputBlock(
        block_id=name,
        label=words[name],
        hint=words[hint] if hint in words else None,  # noqa: SIM401  # `get` renders nothing
        optional=optional,
        element=element,
    )


def _select(options: Options, initial: str | None = None) -> StaticSelectElement:
    offered = [Option(value=value, text=text) for value, text in options]
    first = next((one for one in offered if one.value == initial), None)
    return StaticSelectElement(options=offered, initial_option=first)


def typed(view: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what each input of the form holds, as text."""
    return {name: _held(block[TYPED]) for name, block in view["state"]["values"].items()}


def _held(state: Mapping[str, Any]) -> str:
    for name in ("value", "selected_user", "selected_date"):
        if state.get(name):
            return str(state[name])
    if option := state.get("selected_option"):
        return str(option["value"])
    return "yes" if state.get("selected_options") else ""


def list_form(words: Words, *, above: Sequence[str], text: str, sure: Sure, submit: str) -> View:
    """Build the form for a list: what there is to know of it above, the list itself below."""
    return View(
        type="modal",
        callback_id=LIST,
        private_metadata=sure.dumps(),
        title=words["list_title"],
        submit=submit,
        close=words["close"],
        blocks=[
            *(section(part) for part in above),
            InputBlock(
                block_id=TEXT,
                label=words["list_label"],
                hint=words["list_hint"],
                element=PlainTextInputElement(
                    action_id=TYPED,
                    multiline=True,
                    max_length=LONGEST,
                    initial_value=text or None,
                ),
            ),
        ],
    )


def said(body: str, note: str = "") -> list[Block]:
    """Build what HR reads once it is done."""
    blocks: list[Block] = [section(body)]
    if note:
        blocks.append(context(note))
    return blocks
