"""A tiny app in this process: it does what the test told it to, and remembers what it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slack_sdk.web.async_client import AsyncWebClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.workspace.workspace import Workspace

Body = dict[str, Any]

MANIFEST: Body = {
    "display_information": {"name": "Kamarade"},
    "features": {
        "bot_user": {"display_name": "Kamarade"},
        "slash_commands": [
            {
                "command": "/kamarade",
                "description": "Pose une question en privé",
                "usage_hint": "[ta question | aide | mon-binome]",
                "should_escape": True,
            },
            {"command": "/kamarade-rh", "description": "Réservé aux RH", "usage_hint": "[aide]"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "app_mentions:read",
                "channels:history",
                "channels:read",
                "chat:write",
                "commands",
                "im:history",
                "im:write",
                "reactions:write",
                "users:read",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": ["app_home_opened", "app_mention", "message.im", "team_join"]
        }
    },
}


class ScriptedApp:
    """Answers what `on` was told to answer, and says yes to the rest."""

    def __init__(self, workspace: Workspace) -> None:
        self.seen: list[Body] = []
        self.refuses: set[str] = set()
        self.client = AsyncWebClient(workspace.credentials.bot_token, base_url=workspace.api_url)
        self._rules: dict[str, Callable[[Body], Awaitable[Any]]] = {}

    def on(self, name: str, rule: Callable[[Body], Awaitable[Any]]) -> None:
        """Run `rule` for an event type, a command, an action id or a callback id."""
        self._rules[name] = rule

    def received(self, name: str) -> list[Body]:
        """Return the payloads of this name, oldest first."""
        return [body for body in self.seen if _name(body) == name]

    async def __call__(self, body: Body, *, kind: str) -> tuple[int, Any]:
        """Take one payload in."""
        self.seen.append({**body, "kind": kind})
        if _name(body) in self.refuses:
            return 500, ""
        rule = self._rules.get(_name(body))
        return 200, (await rule(body) if rule else "") or ""


def _name(body: Body) -> str:
    if "event" in body:
        return str(body["event"]["type"])
    if body.get("type") == "block_actions":
        return str(body["actions"][0]["action_id"])
    if "view" in body and "callback_id" in body["view"] and "submission" in body["type"]:
        return str(body["view"]["callback_id"])
    return str(body.get("command") or body.get("action_id") or body.get("type"))
