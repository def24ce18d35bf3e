"""Whether a message whose fate is unknown is there."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.deliveries import Place
from bot.posting import said
from store.models import Outbox

MARGIN = timedelta(minutes=10)  # between the clocks of Slack, of the database and of this machine


class CannotLook(Exception):
    """Slack does not let us see whether the message is there."""


async def look_up(client: AsyncWebClient, row: Outbox, channel: str) -> Place | None:
    """Return where the row's message stands, or None when it was never posted.

    Raises:
        CannotLook: the scope that reads this conversation is missing.
    """
    since: dict[str, Any] = {
        "channel": channel,
        "oldest": f"{_tried_since(row) - MARGIN.total_seconds():.6f}",
        "include_all_metadata": True,
        "limit": 200,
    }
    cursor = ""
    while True:
        try:
            page = await (
                client.conversations_replies(ts=row.thread_ts, cursor=cursor, **since)
                if row.thread_ts
                else client.conversations_history(cursor=cursor, **since)
            )
        except SlackApiError as error:
            if said(error)[1] in {"missing_scope", "not_in_channel"}:
                raise CannotLook from error
            raise
        messages: list[dict[str, Any]] = page.get("messages", [])
        for message in messages:
            if _is_that_of(row, message):
                return Place(channel, message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return None


def _tried_since(row: Outbox) -> float:
    return (row.first_tried_at or row.created_at).timestamp()


def _is_that_of(row: Outbox, message: Mapping[str, Any]) -> bool:
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    if payload.get("key") == row.nonce:
        return True
    return any(block.get("block_id") == row.nonce for block in message.get("blocks") or ())
