"""The blocks in use today, each with Slack's limits. A feature that needs another adds its line."""

from __future__ import annotations

from typing import Any

from bot.workspace.blockkit.elements import (
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    PLAIN,
    element,
)
from bot.workspace.blockkit.rules import (
    Rule,
    Shape,
    among,
    anything,
    at_least_one,
    boolean,
    many,
    string,
    text,
    typed,
)

_PICTURE: dict[str, Rule] = {"image_url": string(3_000), "slack_file": anything}
_ONE_PICTURE = at_least_one(*_PICTURE)
IMAGE_ELEMENT = Shape({"alt_text": string(2_000, least=0)}, _PICTURE, _ONE_PICTURE)
_CELLS: dict[str, Rule] = {
    "raw_text": Shape({"text": string(3_000)}),
    "rich_text": Shape({"elements": anything}, {"block_id": string(255)}),
}
_COLUMN = Shape({}, {"align": among("left", "center", "right"), "is_wrapped": boolean})
_BLOCK_ID: dict[str, Rule] = {"block_id": string(255)}


def _text_or_image(value: Any, at: str, problems: list[str]) -> None:
    rule = IMAGE_ELEMENT if _kind(value) == "image" else text(3_000)
    rule(value, at, problems)


def _accessory(value: Any, at: str, problems: list[str]) -> None:
    rule = IMAGE_ELEMENT if _kind(value) == "image" else element(*IN_ACTIONS)
    rule(value, at, problems)


def _kind(value: Any) -> Any:
    return value.get("type") if isinstance(value, dict) else None


def _block(
    needs: dict[str, Rule] | None = None,
    may: dict[str, Rule] | None = None,
    check: Rule = anything,
) -> Shape:
    return Shape(needs or {}, {**_BLOCK_ID, **(may or {})}, check)


EVERYWHERE: dict[str, Rule] = {
    "section": _block(
        {},
        {
            "text": text(3_000),
            "fields": many(text(2_000), 10),
            "accessory": _accessory,
            "expand": boolean,
        },
        at_least_one("text", "fields"),
    ),
    "header": _block({"text": text(150, PLAIN)}),
    "divider": _block(),
    "context": _block({"elements": many(_text_or_image, 10)}),
    "actions": _block({"elements": many(element(*IN_ACTIONS), 25)}),
    "image": _block(
        {"alt_text": string(2_000, least=0)},
        {**_PICTURE, "title": text(2_000, PLAIN)},
        _ONE_PICTURE,
    ),
    "input": _block(
        {"label": text(2_000, PLAIN), "element": element(*IN_INPUT)},
        {"hint": text(2_000, PLAIN), "optional": boolean, "dispatch_action": boolean},
    ),
}
IN_MESSAGES: dict[str, Rule] = EVERYWHERE | {
    "markdown": _block({"text": string(12_000)}),
    "context_actions": _block({"elements": many(element(*IN_CONTEXT_ACTIONS), 5)}),
    "table": _block(
        {"rows": many(many(typed(_CELLS), 20), 100)}, {"column_settings": many(_COLUMN, 20)}
    ),
}
