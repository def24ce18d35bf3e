"""What the app's manifest declares, read as Slack reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENT_SCOPES: dict[str, str | None] = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "team_join": "users:read",
    "tokens_revoked": None,
    "user_change": "users:read",
}


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command of the manifest."""

    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts of a Slack app manifest that change what Slack allows and sends."""

    name: str
    bot_name: str
    scopes: tuple[str, ...]
    events: frozenset[str]
    commands: dict[str, Command]
    home_tab: bool = True
    messages_tab: bool = True
    read_only: bool = False
    interactive: bool = True

    @classmethod
    def parse(cls, raw: Mapping[str, Any]) -> Manifest:
        """Read a parsed `app.yaml`; an event whose scope is missing is never sent."""
        features = raw.get("features", {})
        scopes = tuple(raw.get("oauth_config", {}).get("scopes", {}).get("bot", ()))
        events = raw.get("settings", {}).get("event_subscriptions", {}).get("bot_events", ())
        tabs = features.get("app_home", {"home_tab_enabled": True})
        name = raw.get("display_information", {}).get("name", "App")
        return cls(
            name=name,
            bot_name=features.get("bot_user", {}).get("display_name", name),
            scopes=scopes,
            events=frozenset(_sent(events, scopes)),
            commands={c["command"]: _command(c) for c in features.get("slash_commands", ())},
            home_tab=tabs.get("home_tab_enabled", False),
            messages_tab=tabs.get("messages_tab_enabled", True),
            read_only=tabs.get("messages_tab_read_only_enabled", False),
            interactive=raw.get("settings", {}).get("interactivity", {}).get("is_enabled", True),
        )


def _sent(events: list[str], scopes: tuple[str, ...]) -> list[str]:
    unknown = [event for event in events if event not in EVENT_SCOPES]
    if unknown:
        raise ValueError(f"the local workspace does not send these events: {', '.join(unknown)}")
    return [event for event in events if EVENT_SCOPES[event] in {None, *scopes}]


def _command(raw: Mapping[str, Any]) -> Command:
    return Command(
        command=raw["command"],
        description=raw.get("description", ""),
        usage_hint=raw.get("usage_hint", ""),
        should_escape=bool(raw.get("should_escape", False)),
    )
