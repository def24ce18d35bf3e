"""Find what a person would press or fill in by what they read, and write it as Slack does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.workspace.acts.inputs import HOLDS
from bot.workspace.blockkit.blocks import elements_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.workspace.bodies import Body


def button(blocks: Iterable[Body], wanted: str) -> tuple[str, str, Body]:
    """Return block id, action id and what is held when `wanted` (id or text) is pressed."""
    seen: list[str] = []
    for block in blocks:
        for element in elements_of(block):
            for names, held in _presses(element):
                if wanted in names:
                    return block["block_id"], element["action_id"], held
                seen += names
    raise LookupError(f"nothing called {wanted!r} to press; there is: {', '.join(seen)}")


def _presses(element: Body) -> Iterator[tuple[list[str], Body]]:
    """Yield each way to press an element: the names it goes by, and what it then holds."""
    kind, action_id = element["type"], element["action_id"]
    if kind in {"button", "icon_button"}:
        held = {"value": element["value"]} if "value" in element else {}
        yield [action_id, element["text"]["text"]], held
    elif kind == "feedback_buttons":
        for part in ("positive_button", "negative_button"):
            choice = element[part]
            yield [choice["text"]["text"], choice["value"]], {"value": choice["value"]}
    elif kind == "overflow":
        for option in element["options"]:
            yield [option["text"]["text"], option["value"]], {"selected_option": option}


def select(blocks: Iterable[Body], wanted: str, choice: Any) -> tuple[str, str, Body]:
    """Return block id, action id and what is held once `choice` is made in `wanted`."""
    for block in blocks:
        for element in elements_of(block):
            if element["type"] in HOLDS and wanted in _names(block, element):
                return block["block_id"], element["action_id"], held(element, choice)
    raise LookupError(f"nothing called {wanted!r} to choose in")


def filled(blocks: list[Body], values: dict[str, Any]) -> Body:
    """Return the state of a form filled in by label, block id or action id."""
    state: Body = {}
    for wanted, value in values.items():
        block_id, action_id, content = select(blocks, wanted, value)
        state.setdefault(block_id, {})[action_id] = content
    return state


def held(element: Body, choice: Any) -> Body:
    """Return what an element holds after this choice, as Slack writes it."""
    kind, name = element["type"], HOLDS[element["type"]][0]
    if name == "selected_option" and choice is not None:
        choice = _option(element, choice)
    elif name == "selected_options":
        choice = [_option(element, one) for one in choice]
    elif kind == "users_select":
        choice = getattr(choice, "id", choice)
    elif kind == "multi_users_select":
        choice = [getattr(one, "id", one) for one in choice]
    return {"type": kind, name: choice}


def _option(element: Body, choice: Any) -> Body:
    """Return the option with this text or value; an external select takes the option itself."""
    if isinstance(choice, dict):
        return choice
    groups = element.get("option_groups") or [element]
    for group in groups:
        for option in group.get("options", ()):
            if choice in {option["text"]["text"], option["value"]}:
                found: Body = option
                return found
    raise LookupError(f"no option called {choice!r}")


def _names(block: Body, element: Body) -> set[str]:
    names = {block["block_id"], element["action_id"]}
    for text in (block.get("label"), element.get("placeholder")):
        if text:
            names.add(text["text"])
    return names
