"""What a person types, as Slack hands it to apps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.workspace.mint import new_id

if TYPE_CHECKING:
    from bot.workspace.bodies import Body

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)>")


def escaped(text: str) -> str:
    """Escape `& < >`, and leave the mentions that the page inserted."""
    parts = _MENTION.split(text)
    return "".join(f"<@{part}>" if i % 2 else _plain(part) for i, part in enumerate(parts))


def mentions(text: str) -> set[str]:
    """Return the ids mentioned in a text."""
    return set(_MENTION.findall(text))


def rich_text(typed: str) -> Body:
    """Return the rich text block that Slack makes of typed text."""
    parts = _MENTION.split(typed)
    elements: list[Body] = [
        {"type": "user", "user_id": part} if i % 2 else {"type": "text", "text": part}
        for i, part in enumerate(parts)
        if part
    ]
    section = {"type": "rich_text_section", "elements": elements}
    return {"type": "rich_text", "block_id": new_id("", 5), "elements": [section]}


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
