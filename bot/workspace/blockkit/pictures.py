"""Images that are files of this Slack: they must be there, be images, and be ready."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.workspace.bodies import Body


def problems_of(blocks: list[Body] | None, may_be_shown: Callable[[str], bool]) -> list[str]:
    """Return Slack's sentence about each image that it cannot show."""
    return [
        f"[ERROR] invalid slack file [json-pointer:{at}/slack_file]"
        for at, file in _files(blocks or [], "/blocks")
        if not may_be_shown(str(file.get("id")))
    ]


def _files(piece: Any, at: str) -> Iterator[tuple[str, Body]]:
    if isinstance(piece, list):
        for place, item in enumerate(piece):
            yield from _files(item, f"{at}/{place}")
    elif isinstance(piece, dict):
        if isinstance(piece.get("slack_file"), dict):
            yield at, piece["slack_file"]
        for name, value in piece.items():
            yield from _files(value, f"{at}/{name}")
