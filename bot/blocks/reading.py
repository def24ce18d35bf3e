"""Blocks read as a text, for the terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block


def as_text(blocks: Sequence[Block]) -> str:
    """Return what a person would read, buttons between brackets."""
    return "\n\n".join(text for block in blocks if (text := _read(block.to_dict())))


def _read(block: Mapping[str, Any]) -> str:
    match block["type"]:
        case "markdown":
            return str(block["text"])
        case "table":
            return "\n".join(" | ".join(cell["text"] for cell in row) for row in block["rows"])
        case "context":
            return "\n".join(str(element["text"]) for element in block["elements"])
        case "actions":
            return _buttons(label for element in block["elements"] for label in _labels(element))
        case "context_actions":
            ratings = [(e["positive_button"], e["negative_button"]) for e in block["elements"]]
            return _buttons(button["text"]["text"] for pair in ratings for button in pair)
        case _:
            text = str((block.get("text") or {}).get("text", ""))
            beside = _buttons(_labels(block.get("accessory") or {}))
            return f"{text}\n{beside}" if beside else text


def _labels(element: Mapping[str, Any]) -> list[str]:
    """Return what may be pressed or chosen in an element."""
    if "options" in element:
        return [str(option["text"]["text"]) for option in element["options"]]
    said = element.get("text") or element.get("placeholder")
    return [str(said["text"])] if isinstance(said, Mapping) else []


def _buttons(labels: Iterable[str]) -> str:
    return " ".join(f"[{label}]" for label in labels)
