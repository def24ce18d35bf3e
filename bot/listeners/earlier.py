"""The question before this one: read again from Slack, or remembered for a channel's thread."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.listeners.places import typed
from bot.recent import LONGEST, Recent

READ = 20  # messages, Kamarade's own among them
Event = Mapping[str, Any]


async def question(client: AsyncWebClient, recent: Recent, event: Event) -> str | None:
    """Return what the same person asked before: in this thread, or shortly before in the DM."""
    if not is_direct(event):
        return recent.find(thread_of(event))
    root = event.get("thread_ts")
    try:
        asked = await _in_thread(client, event, root) if root else None
        return asked or await _shortly_before(client, event, root or event["ts"])
    except SlackClientError:
        return None  # the question is then read alone


def remember(recent: Recent, event: Event, asked: str) -> None:
    """Remember a question asked in a channel; a direct message stays in Slack."""
    if not is_direct(event):
        recent.keep(thread_of(event), asked)


def is_direct(event: Event) -> bool:
    """Tell whether an event is a direct message."""
    return event.get("channel_type") == "im" or str(event["channel"]).startswith("D")


def thread_of(event: Event) -> tuple[str, ...]:
    """Return what names a person's questions in one thread."""
    return event["channel"], event.get("thread_ts") or event["ts"], event["user"]


async def _in_thread(client: AsyncWebClient, event: Event, root: str) -> str | None:
    found = await client.conversations_replies(
        channel=event["channel"], ts=root, latest=event["ts"], limit=200
    )
    return _last(found.get("messages") or [], event)


async def _shortly_before(client: AsyncWebClient, event: Event, ts: str) -> str | None:
    found = await client.conversations_history(
        channel=event["channel"], latest=ts, oldest=f"{float(ts) - LONGEST:.6f}", limit=READ
    )
    return _last(found.get("messages") or [], event)


def _last(messages: Sequence[Event], event: Event) -> str | None:
    """Return the person's own last words among messages, this one excepted."""
    own = [m for m in messages if m.get("user") == event["user"] and not m.get("bot_id")]
    earlier = [message for message in own if message["ts"] < event["ts"]]
    last = max(earlier, key=lambda message: str(message["ts"]), default=None)
    return typed(str(last.get("text") or "")) or None if last else None
