"""What holds for a list of blocks as a whole, and the ids Slack gives to those that have none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from bot.workspace.blockkit.rules import Rule, many, typed
from bot.workspace.mint import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.workspace.bodies import Body


def problems_of(blocks: Any, table: Mapping[str, Rule], most: int) -> list[str]:
    """Return Slack's sentences about everything that is wrong with these blocks."""
    problems: list[str] = []
    many(typed(table), most, least=0)(blocks, "/blocks", problems)
    if not problems:
        problems += _repeated("block_id", blocks, "/blocks")
        for place, block in enumerate(blocks):
            problems += _repeated("action_id", elements_of(block), f"/blocks/{place}")
    return problems


def _repeated(name: str, items: Any, at: str) -> list[str]:
    counted = Counter(item[name] for item in items if name in item)
    return [
        f"[ERROR] {name} {key} already exists [json-pointer:{at}]"
        for key, times in counted.items()
        if times > 1
    ]


def elements_of(block: Body) -> Iterator[Body]:
    """Yield the interactive elements of a block."""
    if block["type"] in {"actions", "context_actions"}:
        yield from block["elements"]
    for place in ("accessory", "element"):
        if place in block and block[place]["type"] != "image":
            yield block[place]


def with_ids(blocks: list[Body]) -> list[Body]:
    """Return the blocks, each with a `block_id` and its elements with an `action_id`."""
    return [_named(block) for block in blocks]


def _named(block: Body) -> Body:
    named = {"block_id": new_id("", 5), **block}
    if block["type"] in {"actions", "context_actions"}:
        named["elements"] = [_with_action_id(element) for element in block["elements"]]
    for place in ("accessory", "element"):
        if place in block and block[place]["type"] != "image":
            named[place] = _with_action_id(block[place])
    return named


def _with_action_id(element: Body) -> Body:
    return element if "action_id" in element else {"action_id": new_id("", 5), **element}


def characters(value: Any) -> int:
    """Count the characters of text that people read in a piece of Block Kit."""
    if isinstance(value, list):
        return sum(map(characters, value))
    if isinstance(value, dict):
        own = value.get("text")
        length = len(own) if isinstance(own, str) else 0
        return length + sum(map(characters, value.values()))
    return 0
