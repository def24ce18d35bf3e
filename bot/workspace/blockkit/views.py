"""Views: what Slack refuses, with its names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from bot.workspace.blockkit.blocks import problems_of, with_ids
from bot.workspace.blockkit.elements import PLAIN
from bot.workspace.blockkit.rules import Shape, among, anything, boolean, string, text
from bot.workspace.blockkit.tables import EVERYWHERE
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from bot.workspace.bodies import Body

MOST_BLOCKS = 100
MOST_BYTES = 250_000

_COMMON = {
    "private_metadata": string(3_000, least=0),
    "callback_id": string(255, least=0),
    "external_id": string(255, least=0),
}
_MODAL = Shape(
    {"type": among("modal"), "title": text(24, PLAIN), "blocks": anything},
    {
        **_COMMON,
        "submit": text(24, PLAIN),
        "close": text(24, PLAIN),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
_HOME = Shape({"type": among("home"), "blocks": anything}, _COMMON)


def checked(raw: Any, surface: Literal["modal", "home"]) -> Body:
    """Return the view with its blocks' ids, or refuse it as Slack does."""
    problems: list[str] = []
    (_MODAL if surface == "modal" else _HOME)(raw, "/view", problems)
    if not problems:
        found = problems_of(raw["blocks"], EVERYWHERE, MOST_BLOCKS)
        problems = [problem.replace("json-pointer:", "json-pointer:/view") for problem in found]
    if not problems:
        problems = _unsendable(raw, surface)
    if problems:
        raise Refused.with_messages("invalid_arguments", problems)
    if len(json.dumps(raw).encode()) > MOST_BYTES:
        raise Refused("view_too_large")
    return {**raw, "blocks": with_ids(raw["blocks"])}


def _unsendable(view: Body, surface: str) -> list[str]:
    """Return what is wrong with a form that nobody could send."""
    has_inputs = any(block["type"] == "input" for block in view["blocks"])
    if surface == "modal" and has_inputs and not view.get("submit"):
        return ["[ERROR] missing required field: submit [json-pointer:/view]"]
    return []
