"""Pictures in a message: sent before it, and shown once Slack has looked at them.

Slack looks at a file after it has said that the upload is complete, and until then refuses the
blocks that show it. So the message is tried again for a moment; then the words of the picture
stand in its place: a message without a picture is better than none.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.uploading import Upload, upload

log = structlog.get_logger(__name__)

PAUSES = (0.5, 1.0, 2.0)  # seconds

Blocks = Sequence[dict[str, Any]]
Answer = TypeVar("Answer")


async def with_pictures(
    client: AsyncWebClient,
    blocks: Blocks,
    pictures: Mapping[str, Upload],
    say: Callable[[Blocks], Awaitable[Answer]],
) -> Answer:
    """Send the pictures that the blocks name, then say the message."""
    if not pictures:
        return await say(blocks)
    sent = await _sent(client, pictures)
    for pause in PAUSES if sent else ():
        try:
            return await say(_shown(blocks, sent, pictures))
        except SlackApiError as error:
            if error.response.get("error") != "invalid_blocks":
                raise
            await asyncio.sleep(pause)
    log.warning("picture not shown", count=len(pictures))
    return await say(_shown(blocks, {}, pictures))


async def _sent(client: AsyncWebClient, pictures: Mapping[str, Upload]) -> Mapping[str, str]:
    try:
        return {name: await upload(client, picture) for name, picture in pictures.items()}
    except SlackClientError as error:
        log.warning("picture not sent", error=type(error).__name__)
        return {}


def _shown(blocks: Blocks, sent: Mapping[str, str], pictures: Mapping[str, Upload]) -> Blocks:
    """Return the blocks with each picture's file, or with its words where there is none."""
    return [_with_file(block, sent, pictures) for block in blocks]


def _with_file(
    block: dict[str, Any], sent: Mapping[str, str], pictures: Mapping[str, Upload]
) -> dict[str, Any]:
    name = str((block.get("slack_file") or {}).get("id"))
    if name not in pictures:
        return block
    if name in sent:
        return {**block, "slack_file": {"id": sent[name]}}
    words = {"type": "plain_text", "text": pictures[name].alt}
    return {"type": "context", "elements": [words]}
