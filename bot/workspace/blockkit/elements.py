"""The interactive elements in use today. A feature that needs another adds its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.workspace.blockkit.rules import (
    Rule,
    Shape,
    among,
    anything,
    at_least_one,
    boolean,
    many,
    matching,
    string,
    text,
    typed,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAIN = "plain_text"
ACTION_ID = string(255)
PLACEHOLDER = text(150, PLAIN)

CONFIRM = Shape(
    {"title": text(100, PLAIN), "text": text(300)},
    {"confirm": text(30, PLAIN), "deny": text(30, PLAIN), "style": among("primary", "danger")},
)
OPTION = Shape({"text": text(75, PLAIN), "value": string(150)}, {"description": text(75, PLAIN)})
RICH_OPTION = Shape({"text": text(75), "value": string(150)}, {"description": text(75)})
OVERFLOW_OPTION = Shape(OPTION.needs, {**OPTION.may, "url": string(3_000)})
GROUP = Shape({"label": text(75, PLAIN), "options": many(OPTION, 100)})
FEEDBACK = Shape(
    {"text": text(75, PLAIN), "value": string(2_000)}, {"accessibility_label": string(75)}
)


def _initial_is_offered(value: Mapping[str, Any], at: str, problems: list[str]) -> None:
    """Refuse an initial choice that is not, exactly, one of the options."""
    groups = value.get("option_groups") or [value]
    offered = [option for group in groups for option in group.get("options", ())]
    chosen = [*value.get("initial_options", ())]
    if value.get("initial_option"):
        chosen.append(value["initial_option"])
    if any(choice not in offered for choice in chosen):
        problems.append(f"[ERROR] initial option must be one of the options [json-pointer:{at}]")


def _choice(options: Rule, most: int, initial: str) -> Shape:
    """Return the shape of checkboxes and radio buttons."""
    first = many(options, most) if initial == "initial_options" else options
    may: dict[str, Rule] = {"action_id": ACTION_ID, "confirm": CONFIRM, "focus_on_load": boolean}
    return Shape({"options": many(options, most)}, {**may, initial: first}, _initial_is_offered)


def _select(**more: Rule) -> dict[str, Rule]:
    """Return what every select may have, and more."""
    common: dict[str, Rule] = {"action_id": ACTION_ID, "placeholder": PLACEHOLDER}
    return {**common, "confirm": CONFIRM, "focus_on_load": boolean, **more}


def _static(value: Mapping[str, Any], at: str, problems: list[str]) -> None:
    at_least_one("options", "option_groups")(value, at, problems)
    _initial_is_offered(value, at, problems)


_LISTS: dict[str, Rule] = {"options": many(OPTION, 100), "option_groups": many(GROUP, 100)}
_MOST = whole(1, 100)

ELEMENTS: dict[str, Rule] = {
    "button": Shape(
        {"text": text(75, PLAIN)},
        {
            "action_id": ACTION_ID,
            "value": string(2_000),
            "url": string(3_000),
            "style": among("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
    ),
    "static_select": Shape({}, _select(initial_option=OPTION, **_LISTS), _static),
    "multi_static_select": Shape(
        {},
        _select(initial_options=many(OPTION, 100), max_selected_items=_MOST, **_LISTS),
        _static,
    ),
    "external_select": Shape({}, _select(initial_option=OPTION, min_query_length=whole(0, 100))),
    "users_select": Shape({}, _select(initial_user=string(255))),
    "multi_users_select": Shape(
        {}, _select(initial_users=many(string(255), 100), max_selected_items=_MOST)
    ),
    "conversations_select": Shape(
        {},
        _select(
            initial_conversation=string(255),
            default_to_current_conversation=boolean,
            response_url_enabled=boolean,
            filter=anything,
        ),
    ),
    "datepicker": Shape(
        {}, _select(initial_date=matching(r"\d{4}-\d{2}-\d{2}", "the format YYYY-MM-DD"))
    ),
    "timepicker": Shape(
        {},
        _select(
            initial_time=matching(r"([01]\d|2[0-3]):[0-5]\d", "the format HH:mm"),
            timezone=string(100),
        ),
    ),
    "checkboxes": _choice(RICH_OPTION, 10, "initial_options"),
    "radio_buttons": _choice(RICH_OPTION, 10, "initial_option"),
    "overflow": Shape(
        {"options": many(OVERFLOW_OPTION, 5)}, {"action_id": ACTION_ID, "confirm": CONFIRM}
    ),
    "feedback_buttons": Shape(
        {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, {"action_id": ACTION_ID}
    ),
    "icon_button": Shape(
        {"icon": among("trash"), "text": text(75, PLAIN)},
        {
            "action_id": ACTION_ID,
            "value": string(2_000),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": many(string(255), 100),
        },
    ),
    "plain_text_input": Shape(
        {},
        {
            "action_id": ACTION_ID,
            "placeholder": PLACEHOLDER,
            "initial_value": string(3_000, least=0),
            "multiline": boolean,
            "min_length": whole(0, 3_000),
            "max_length": whole(1, 3_000),
            "focus_on_load": boolean,
            "dispatch_action_config": anything,
        },
    ),
    "email_text_input": Shape(
        {},
        {
            "action_id": ACTION_ID,
            "placeholder": PLACEHOLDER,
            "initial_value": string(3_000),
            "focus_on_load": boolean,
            "dispatch_action_config": anything,
        },
    ),
    "file_input": Shape(
        {},
        {"action_id": ACTION_ID, "filetypes": many(string(20), 100), "max_files": whole(1, 10)},
    ),
    "number_input": Shape(
        {"is_decimal_allowed": boolean},
        {
            "action_id": ACTION_ID,
            "placeholder": PLACEHOLDER,
            "initial_value": string(100),
            "min_value": string(100),
            "max_value": string(100),
            "focus_on_load": boolean,
            "dispatch_action_config": anything,
        },
    ),
}

SELECTS = (
    "static_select",
    "multi_static_select",
    "external_select",
    "users_select",
    "multi_users_select",
    "conversations_select",
)
PICKERS = ("datepicker", "timepicker", "checkboxes", "radio_buttons")
IN_ACTIONS = ("button", "overflow", *SELECTS, *PICKERS)
IN_INPUT = (
    *SELECTS,
    *PICKERS,
    "plain_text_input",
    "email_text_input",
    "number_input",
    "file_input",
)
IN_CONTEXT_ACTIONS = ("feedback_buttons", "icon_button")


def element(*kinds: str) -> Rule:
    """Require one of these elements."""
    return typed(ELEMENTS, *kinds)
