"""Windows: a form to fill in, or something to read; and what was typed in a form."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Self

from slack_sdk.models.blocks import (
    Block,
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.pieces import cut
from bot.texts import Words

TYPED = "typed"  # the action of every input: its block names it
LONGEST_OPTION = 75
Options = Sequence[tuple[str, str]]  # value, and what is shown


class Kept:
    """What a window or a button remembers until it is used: a dataclass of texts, as JSON."""

    __slots__ = ()

    def dumps(self) -> str:
        """Return a window's `private_metadata`, or a button's `value`."""
        known = asdict(self)  # type: ignore[call-overload]
        held = {name: value for name, value in known.items() if value not in (None, "")}
        return json.dumps(held, ensure_ascii=False)

    @classmethod
    def loads(cls, held: str) -> Self:
        """Read it back."""
        return cls(**json.loads(held or "{}"))


def form(
    words: Words, callback_id: str, blocks: Sequence[Block], metadata: str = "", *, name: str = ""
) -> View:
    """Build a window to submit, with the words `title`, `submit`, `close`.

    Where one message has the words of several windows, they are `NAME_title` and `NAME_submit`.
    """
    window = read(words, blocks, name=name)
    window.callback_id, window.private_metadata = callback_id, metadata
    window.submit = PlainTextObject(text=_said(words, "submit", name))
    return window


def read(words: Words, blocks: Sequence[Block], *, name: str = "") -> View:
    """Build a window that is only read."""
    title, close = _said(words, "title", name), _said(words, "close", name)
    return View(type="modal", title=title, close=close, blocks=list(blocks))


def _said(words: Words, block: str, name: str) -> str:
    own = f"{name}_{block}"
    return words[own] if own in words else words[block]  # `get` renders nothing


def field(
    words: Words, name: str, element: InputInteractiveElement, *, optional: bool = False
) -> InputBlock:
    """Build a field: `name` is its block, its label's words, and `NAME_hint` those of its hint."""
    element.action_id = TYPED
    hint = f"{name}_hint"
    return InputBlock(
        block_id=name,
        label=words[name],
        hint=(words[hint] or None) if hint in words else None,
        element=element,
        optional=optional,
    )


def line(longest: int, initial: str | None = None) -> PlainTextInputElement:
    """Build what takes a line of text."""
    return PlainTextInputElement(initial_value=initial or None, max_length=longest)


def lines(longest: int, initial: str = "") -> PlainTextInputElement:
    """Build what takes several lines."""
    return PlainTextInputElement(
        multiline=True, max_length=longest, initial_value=initial[:longest] or None
    )


def day(initial: date | None = None) -> DatePickerElement:
    """Build what takes a day."""
    return DatePickerElement(initial_date=initial.isoformat() if initial else None)


def select(options: Options, initial: str | None = None) -> StaticSelectElement:
    """Build a menu."""
    offered = [Option(value=value, text=cut(text, LONGEST_OPTION)) for value, text in options[:100]]
    first = next((one for one in offered if one.value == initial), None)
    return StaticSelectElement(options=offered, initial_option=first)


class FileInputElement(InputInteractiveElement):
    """A file to give; the SDK has no class for it."""

    type = "file_input"

    @property
    def attributes(self) -> set[str]:  # type: ignore[override]
        """Name what Slack reads of it."""
        return super().attributes.union({"filetypes", "max_files"})

    def __init__(self, kinds: Sequence[str]) -> None:
        super().__init__(type=self.type, action_id=TYPED)
        self.filetypes = list(kinds)
        self.max_files = 1


def file(kinds: Sequence[str]) -> FileInputElement:
    """Build what takes a file whose name ends in one of these ways."""
    return FileInputElement(kinds)


def typed(view: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what each field holds, as text: "" for nothing, the first of several, a file's id."""
    return {name: _text(field[TYPED]) for name, field in _fields(view) if TYPED in field}


def chosen(view: Mapping[str, Any], name: str) -> list[str]:
    """Return what a field that holds several things holds: people's Slack ids, or values."""
    state = dict(_fields(view)).get(name, {}).get(TYPED, {})
    options = state.get("selected_options") or []
    return state.get("selected_users") or [option["value"] for option in options]


def _fields(view: Mapping[str, Any]) -> Sequence[tuple[str, Mapping[str, Any]]]:
    return list(view["state"]["values"].items())


def _text(state: Mapping[str, Any]) -> str:
    held = (state.get(f"selected_{one}") for one in ("user", "date", "time"))
    several: Sequence[Mapping[str, Any]] = state.get("selected_options") or [{}]
    option = state.get("selected_option") or several[0]
    found = state.get("value") or next(filter(None, held), None) or option.get("value")
    files: Sequence[Mapping[str, Any]] = state.get("files") or [{}]
    return str(found or files[0].get("id") or "").strip()
