"""What Slack delivers, read down to what must be kept of it until it is handled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

EVENTS = frozenset({"message", "app_mention", "team_join", "user_change"})
INTERACTIONS = frozenset({"block_actions", "view_submission", "shortcut", "message_action"})
ENVELOPE = ("type", "team_id", "enterprise_id", "api_app_id", "event_id", "event_time")
PLACE = ("type", "channel", "channel_type", "user", "ts", "thread_ts", "event_ts", "team")


@dataclass(frozen=True, slots=True)
class Arrival:
    """The key that makes a delivery unique, and what is enough to handle it again.

    `twin` is the message itself: a mention arrives as two events with two ids.
    """

    key: str
    payload: Mapping[str, Any]
    twin: str | None = None


def arrival(body: Mapping[str, Any]) -> Arrival | None:
    """Return what to keep, or None for what has no effect: a tab opened, an option list."""
    if body.get("type") == "event_callback":
        return _event(body)
    if "command" in body or body.get("type") in INTERACTIONS:
        team = body.get("team_id") or (body.get("team") or body.get("user", {})).get("id")
        return Arrival(f"{team}:{body['trigger_id']}", body)
    return None


def is_idle(body: Mapping[str, Any]) -> bool:
    """Tell whether this is a message that nobody typed: a bot's, an edit, somebody joining."""
    event = body.get("event") or {}
    if event.get("type") not in {"message", "app_mention"}:
        return False
    typed = event.get("subtype") in {None, "file_share", "thread_broadcast"}
    return not typed or "bot_id" in event or not event.get("user")


def _event(body: Mapping[str, Any]) -> Arrival | None:
    event = body["event"]
    if event["type"] not in EVENTS:
        return None
    key = f"{body.get('team_id')}:{body['event_id']}"
    envelope = {name: body.get(name) for name in ENVELOPE}
    if "ts" not in event:
        return Arrival(key, {**envelope, "event": event})
    place = {name: event.get(name) for name in PLACE}
    twin = f"{body.get('team_id')}:{event['channel']}:{event['ts']}"
    return Arrival(key, {**envelope, "event": place}, twin)
