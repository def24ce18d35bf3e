"""The JSON that travels between Slack and an app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Body = dict[str, Any]


class Refused(Exception):
    """Slack says no, with its own error name and what it adds to it."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra

    @classmethod
    def with_messages(cls, error: str, messages: list[str]) -> Refused:
        """Refuse with the sentences Slack puts in `response_metadata`."""
        return cls(error, response_metadata={"messages": messages})

    def body(self) -> Body:
        """Return the reply the app receives."""
        return {"ok": False, "error": self.error, **self.extra}


def without_nothing(body: Mapping[str, Any]) -> Body:
    """Return the body without the keys that hold None."""
    return {key: value for key, value in body.items() if value is not None}
