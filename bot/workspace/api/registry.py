"""The methods the workspace knows. A feature adds its own with one decorated function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.workspace.api.arguments import Args
from bot.workspace.bodies import Body
from bot.workspace.platform import Platform

Run = Callable[[Platform, Args], Body]
Token = Literal["bot", "app", "any", "none"]


@dataclass(frozen=True, slots=True)
class Method:
    """One Web API method: what runs it, and what it takes to be allowed to."""

    name: str
    run: Run
    scope: str | None
    token: Token


METHODS: dict[str, Method] = {}


def method(name: str, *, scope: str | None = None, token: Token = "bot") -> Callable[[Run], Run]:
    """Register a method under Slack's name, with the scope it always needs."""

    def register(run: Run) -> Run:
        METHODS[name] = Method(name, run, scope, token)
        return run

    return register
