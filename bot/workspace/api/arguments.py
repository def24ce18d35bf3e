"""Arguments of a call, however they were sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.workspace.bodies import Body, Refused

if TYPE_CHECKING:
    from aiohttp import web


async def received(request: web.Request) -> Body:
    """Return the arguments of the query, the form and the JSON body together."""
    args: Body = dict(request.query)
    if request.method != "POST" or not request.can_read_body:
        return args
    if request.content_type == "application/json":
        return args | _json_body(await request.text())
    return args | {k: v for k, v in (await request.post()).items() if isinstance(v, str)}


def _json_body(text: str) -> Body:
    try:
        body = json.loads(text)
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(body, dict):
        raise Refused("json_not_object")
    return body


class Args:
    """The arguments of one call, read with the type the method expects."""

    def __init__(self, raw: Body) -> None:
        self.raw = raw

    def required(self, *names: str) -> None:
        """Refuse the call when one of these is missing."""
        missing = [name for name in names if self.raw.get(name) in (None, "")]
        if missing:
            raise invalid([f"missing required field: {name}" for name in missing])

    def text(self, name: str) -> str:
        """Return an argument as text, empty when it is missing."""
        value = self.raw.get(name)
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        """Return an argument as true or false."""
        return self.text(name).lower() in {"true", "1"}

    def number(self, name: str, default: int) -> int:
        """Return an argument as a whole number."""
        try:
            return int(self.text(name) or default)
        except ValueError:
            raise invalid([f"must be an integer [{name}]"]) from None

    def nested(self, name: str) -> Any:
        """Return a nested argument, sent as JSON or as JSON text."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise invalid([f"must be valid JSON [{name}]"]) from None


def invalid(messages: list[str]) -> Refused:
    """Refuse with `invalid_arguments` and the reasons."""
    return Refused.with_messages("invalid_arguments", [f"[ERROR] {m}" for m in messages])
