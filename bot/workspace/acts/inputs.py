"""What inputs hold: their state as Slack sends it, and what a form must have before it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.workspace.blockkit.blocks import elements_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.workspace.bodies import Body

REQUIRED = "Please complete this required field."
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

HOLDS: dict[str, tuple[str, str, Any]] = {
    "plain_text_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "static_select": ("selected_option", "initial_option", None),
    "external_select": ("selected_option", "initial_option", None),
    "radio_buttons": ("selected_option", "initial_option", None),
    "multi_static_select": ("selected_options", "initial_options", []),
    "checkboxes": ("selected_options", "initial_options", []),
    "users_select": ("selected_user", "initial_user", None),
    "multi_users_select": ("selected_users", "initial_users", []),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "datepicker": ("selected_date", "initial_date", None),
    "file_input": ("files", "", []),
    "timepicker": ("selected_time", "initial_time", None),
}


def held_values(blocks: list[Body], held: Body) -> Body:
    """Return `state.values` of these blocks: what was put in, or else what they start with."""
    values: Body = {}
    for block, element in _inputs(blocks):
        name, initial, empty = HOLDS[element["type"]]
        given = held.get(block["block_id"], {}).get(element["action_id"], {})
        value = given.get(name, element.get(initial, empty))
        state = {"type": element["type"], name: value}
        values.setdefault(block["block_id"], {})[element["action_id"]] = state
    return values


def missing(blocks: list[Body], values: Body) -> dict[str, str]:
    """Return what keeps a form from being sent, by block."""
    wrong: dict[str, str] = {}
    for block, element in _inputs(blocks):
        if block["type"] != "input":
            continue
        value = values[block["block_id"]][element["action_id"]][HOLDS[element["type"]][0]]
        sentence = _fault(element, value, optional=block.get("optional", False))
        if sentence:
            wrong[block["block_id"]] = sentence
    return wrong


def _fault(element: Body, value: Any, *, optional: bool) -> str | None:
    if value in (None, "", []):
        return None if optional else REQUIRED
    if element["type"] == "email_text_input" and not _EMAIL.fullmatch(value):
        return "Please enter a valid email address."
    if element["type"] == "number_input" and not _is_number(value):
        return "Please enter a number."
    if element["type"] == "file_input":
        return _kind(element, value)
    return _length(element, value) if element["type"] == "plain_text_input" else None


def _kind(element: Body, files: list[Body]) -> str | None:
    wanted = element.get("filetypes") or [one["filetype"] for one in files]
    if len(files) > element.get("max_files", 10):
        return f"Please upload at most {element['max_files']} files."
    return None if all(one["filetype"] in wanted for one in files) else "File type not allowed."


def _length(element: Body, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3_000)
    if len(value) < least:
        return f"Please enter at least {least} characters."
    return f"Please enter at most {most} characters." if len(value) > most else None


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def _inputs(blocks: list[Body]) -> Iterator[tuple[Body, Body]]:
    for block in blocks:
        for element in elements_of(block):
            if element["type"] in HOLDS:
                yield block, element
