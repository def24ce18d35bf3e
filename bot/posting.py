"""One call to Slack that posts, and what is known of it afterwards.

A post that may have happened is never called a failure: only Slack's own refusals are.
"""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.models.blocks import Block
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.deliveries import Place
from bot.showing import Blocks, with_pictures
from bot.uploading import Upload
from store.models import Outbox

EVENT_TYPE = "kamarade_message"
UNSURE = frozenset(
    {
        "internal_error",
        "fatal_error",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
    }
)


# Slack drops the `block_id` of these.
UNMARKED = frozenset({"markdown"})
BUSY = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
# The token, not the message, is wrong: everything waits until somebody installs the app again.
DISCONNECTED = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired"})
RECONNECT = timedelta(minutes=1)


class Fate(StrEnum):
    """What became of a post."""

    SENT = "sent"
    NOT_YET = "not yet"  # certainly not sent: try again later
    UNSURE = "unsure"  # perhaps sent: look before trying again
    REFUSED = "refused"  # certainly not sent, and never will be


@dataclass(frozen=True, slots=True)
class Posted:
    """The fate of a post, and where it stands or why it does not."""

    fate: Fate
    place: Place | None = None
    reason: str | None = None
    wait: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Message:
    """What Slack shows: `text` is all that notifications and screen readers get.

    `pictures` are the files of the image blocks, by the name that these give as `slack_file`.
    With `takes_back` it says nothing: it is the file, handed over before, that is deleted.
    """

    text: str
    blocks: Sequence[Block] = ()
    pictures: Mapping[str, Upload] = field(default_factory=dict)
    takes_back: str | None = None


REMOVED = Message("")  # instead of a message that was sent: it is taken out of the conversation
GONE = frozenset(
    {
        "message_not_found",
        "channel_not_found",
        "thread_not_found",
        "file_not_found",
        "file_deleted",
    }
)


async def post(client: AsyncWebClient, row: Outbox, channel: str, message: Message) -> Posted:
    """Send one message, bring a sent one up to date, or take it or a file away."""
    if message.takes_back is not None:
        return await _remove(client.files_delete(file=message.takes_back))
    if message is REMOVED:
        place = Place(channel, row.replaces_ts or "")
        return await _remove(client.chat_delete(channel=channel, ts=place.ts), place)

    async def say(blocks: Blocks) -> Mapping[str, Any]:
        return await _call(
            client, row, {"channel": channel, "text": message.text, "blocks": blocks}
        )

    try:
        blocks = _marked(message.blocks, row.nonce)
        answer = await with_pictures(client, blocks, message.pictures, say)
    except SlackApiError as error:
        return refusal(error)
    except (SlackClientError, ClientError, TimeoutError) as error:
        return Posted(Fate.UNSURE, reason=type(error).__name__)
    ts = answer.get("ts") or answer.get("message_ts") or ""
    return Posted(Fate.SENT, Place(str(answer.get("channel") or channel), ts))


async def _remove(call: Awaitable[object], place: Place | None = None) -> Posted:
    """Take something away; what somebody took away before is as good."""
    try:
        await call
    except SlackApiError as error:
        if said(error)[1] not in GONE:
            return refusal(error)
    except (SlackClientError, ClientError, TimeoutError) as error:
        return Posted(Fate.UNSURE, reason=type(error).__name__)
    return Posted(Fate.SENT, place)


async def _call(client: AsyncWebClient, row: Outbox, words: dict[str, Any]) -> Mapping[str, Any]:
    if row.replaces_ts:
        return (await client.chat_update(ts=row.replaces_ts, **words)).data  # type: ignore[return-value]  # JSON, never bytes, for this method
    answer = await client.chat_postMessage(
        **words,
        thread_ts=row.thread_ts,
        metadata={"event_type": EVENT_TYPE, "event_payload": {"key": row.nonce}},
        unfurl_links=False,
        unfurl_media=False,
    )
    return answer.data  # type: ignore[return-value]  # JSON, never bytes, for this method


def _marked(blocks: Sequence[Block], nonce: str) -> list[dict[str, Any]]:
    """Return the blocks with the key in one of them too: metadata may be lost, blocks are not."""
    shown = [block.to_dict() for block in blocks]
    for block in shown:
        if block["type"] not in UNMARKED and "block_id" not in block:
            block["block_id"] = nonce
            break
    return shown


def refusal(error: SlackApiError) -> Posted:
    """Return what Slack's refusal says of the call."""
    status, reason = said(error)
    if status == 429 or reason in BUSY:
        seconds = int(error.response.headers.get("Retry-After") or 1)
        return Posted(Fate.NOT_YET, reason="ratelimited", wait=timedelta(seconds=seconds))
    if reason in DISCONNECTED:
        return Posted(Fate.NOT_YET, reason=reason, wait=RECONNECT)
    if status >= 500 or reason in UNSURE or reason == str(status):
        return Posted(Fate.UNSURE, reason=reason)
    return Posted(Fate.REFUSED, reason=reason)


def said(error: SlackApiError) -> tuple[int, str]:
    """Return the HTTP status and Slack's word; a body that is not JSON says only its status."""
    response = error.response  # the SDK gives aiohttp's own where it could not read the body
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 500))
    answer = getattr(response, "data", None)
    word = answer.get("error") if isinstance(answer, dict) else None
    return status, str(word or status)[:80]
