"""Events, wrapped as Slack wraps them, for what the manifest subscribes to."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from bot.workspace.delivery.parcels import Parcel
from bot.workspace.mint import new_id

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.messages import Message

_MESSAGE_EVENTS = {
    "im": "message.im",
    "mpim": "message.mpim",
    "channel": "message.channels",
    "group": "message.groups",
}


def send(
    platform: Platform, event: Body, subscription: str | None = None, *, external: bool = False
) -> list[asyncio.Task[None]]:
    """Send an event to the app if it subscribed; return the delivery under way."""
    if (subscription or event["type"]) not in platform.manifest.events:
        return []
    if platform.credentials.uninstalled and event["type"] != "app_uninstalled":
        return []
    event.setdefault("event_ts", platform.team.stamps.next())
    body = _envelope(platform, event, external=external)
    parcel = Parcel("events_api", body, str(event["type"]), "event")
    return [platform.courier.spawn(platform.courier.carry(parcel))]


def send_message(
    platform: Platform, conversation: Conversation, event: Body
) -> list[asyncio.Task[None]]:
    """Send a `message` event of a conversation that the app is in."""
    if platform.team.bot_user_id not in conversation.members:
        return []
    about = {
        "type": "message",
        **event,
        "channel": conversation.id,
        "channel_type": conversation.kind,
    }
    about.setdefault("event_ts", about["ts"])
    subscription = _MESSAGE_EVENTS[conversation.kind]
    return send(platform, about, subscription, external=conversation.external)


def send_mention(
    platform: Platform, conversation: Conversation, message: Message
) -> list[asyncio.Task[None]]:
    """Send `app_mention`, the twin of the `message` event, where the app is a member."""
    if conversation.kind == "im" or platform.team.bot_user_id not in conversation.members:
        return []
    about = {
        **message.body,
        "type": "app_mention",
        "channel": conversation.id,
        "event_ts": message.ts,
    }
    return send(platform, about, external=conversation.external)


async def delivered(tasks: list[asyncio.Task[None]]) -> None:
    """Wait until the first attempt of each delivery is over."""
    await asyncio.gather(*tasks)


def _envelope(platform: Platform, event: Body, *, external: bool) -> Body:
    team = platform.team
    return {
        "token": platform.credentials.verification,
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": None,
        "api_app_id": team.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": new_id("Ev"),
        "event_time": int(time.time()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": team.id,
                "user_id": team.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": external,
        "event_context": new_id("4-", 24),
    }
