"""One Web API call, from its arguments to its recorded reply."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.workspace.api import (
    auth,
    chat,
    chat_changes,
    connections,
    conversations,
    files,
    history,
    usergroups,
    users,
    views,
)
from bot.workspace.api.access import check_scope, check_token
from bot.workspace.api.arguments import Args
from bot.workspace.api.registry import METHODS
from bot.workspace.bodies import Body, Refused
from bot.workspace.ledger import Call, Entry

if TYPE_CHECKING:
    from bot.workspace.platform import Platform

# Importing a family registers its methods.
FAMILIES = (
    auth,
    chat,
    chat_changes,
    connections,
    conversations,
    files,
    history,
    usergroups,
    users,
    views,
)


def call(platform: Platform, name: str, token: str, raw: Body) -> Body:
    """Run a method, or answer with the error Slack would give."""
    started = time.perf_counter()
    try:
        response = _run(platform, name, token, raw)
    except Refused as refusal:
        response = refusal.body()
    record(platform, name, raw, response, (time.perf_counter() - started) * 1000)
    return response


def _run(platform: Platform, name: str, token: str, raw: Body) -> Body:
    method = METHODS.get(name)
    if method is None:
        raise Refused("unknown_method", req_method=name)
    check_token(platform, method, token)
    check_scope(platform, method.scope)
    return method.run(platform, Args(raw))


def record(platform: Platform, name: str, args: Body, response: Body, ms: float = 0.0) -> None:
    """Keep what Slack received and what it answered."""
    platform.ledger.calls.append(Call(name, args, response, time.time()))
    error = None if response["ok"] else response["error"]
    shown = {"args": args, "response": response}
    entry = Entry("from_bot", "api", name, shown, ok=response["ok"], error=error, ms=ms)
    platform.ledger.note(entry)
