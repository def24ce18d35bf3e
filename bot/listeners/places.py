"""Where a press happened, read out of Slack's payload."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.deliveries import To
from bot.domain.people import Speaker

MENTION = re.compile(r"<@[UW][A-Z0-9]+(\|[^>]*)?>")


def typed(text: str) -> str:
    """Return what the person typed, without the mention and without Slack's escapes."""
    bare = MENTION.sub(" ", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return bare.strip()


@dataclass(frozen=True, slots=True)
class Pressed:
    """Where a button stood: a message, one that only the person sees, or a view."""

    trigger_id: str
    channel: str | None
    thread_ts: str | None
    is_ephemeral: bool

    def to(self, speaker: Speaker) -> To:
        """Return where to answer: the same direct message, else the person's own."""
        if self.channel and self.channel.startswith("D"):
            return To(speaker.workspace_id, speaker.id, self.channel, self.thread_ts)
        return speaker.in_private


def pressed(body: Mapping[str, Any]) -> Pressed:
    """Return where the button of a `block_actions` payload stood."""
    container: Mapping[str, Any] = body.get("container") or {}
    return Pressed(
        trigger_id=body["trigger_id"],
        channel=container.get("channel_id"),
        thread_ts=container.get("thread_ts"),
        is_ephemeral=bool(container.get("is_ephemeral")),
    )


def acting(speaker: Speaker, channel: str | None) -> To:
    """Return who acts, and in which channel; a direct message is nobody else's."""
    in_channel = channel if channel and not channel.startswith("D") else None
    return To(speaker.workspace_id, person_id=speaker.id, channel=in_channel)
