"""Cursors, as Slack pages its lists."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, TypeVar

from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.workspace.api.arguments import Args

T = TypeVar("T")
MOST = 1_000


def page(args: Args, items: Sequence[T], default: int = 100) -> tuple[Sequence[T], str]:
    """Return the asked page of a list, and the cursor of the next one."""
    limit = args.number("limit", default)
    if not 0 < limit <= MOST:
        raise Refused("invalid_limit")
    start = _start(args.text("cursor"))
    end = start + limit
    cursor = base64.b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return items[start:end], cursor


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
        return int(number) if word == "next" else int(word)
    except (binascii.Error, ValueError):
        raise Refused("invalid_cursor") from None
