"""A task of the path, as its owner sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, MarkdownTextObject, SectionBlock

from bot.blocks import forms
from bot.texts import Words

DONE = "tasks.done"
UNDO = "tasks.undo"


@dataclass(frozen=True, slots=True)
class Ticked(forms.Kept):
    """What the button of a task remembers."""

    journey_id: str
    task_id: str


def task(words: Words, ticked: Ticked, *, is_done: bool) -> list[Block]:
    """Build a task with its button: done, or not done after all."""
    text, action = (words["done"], UNDO) if is_done else (words["body"], DONE)
    label = words["undo"] if is_done else words["button"]
    button = ButtonElement(text=label, action_id=action, value=ticked.dumps())
    return [
        SectionBlock(
            block_id=f"task.{ticked.journey_id[:12]}.{ticked.task_id}",
            text=MarkdownTextObject(text=text),
            accessory=button,
        )
    ]


def mended(
    message: Sequence[dict[str, Any]], block_id: str, instead: Sequence[Block]
) -> list[dict[str, Any]]:
    """Return the blocks of a message with one of them replaced."""
    found: list[dict[str, Any]] = []
    for block in message:
        if block.get("block_id") == block_id:
            found += [{**one.to_dict(), "block_id": block_id} for one in instead]
        else:
            found.append(block)
    return found
