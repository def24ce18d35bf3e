"""`kamarade doctor --live`: does "exactly once" hold on this very workspace?

A message is posted, its reply thrown away, and the message looked for as a crash would have it:
Slack's `metadata` and the right to read the conversation are what the promise rests on.
"""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.blocks.pieces import section
from bot.commands.accounts import account
from bot.commands.findings import Finding
from bot.domain.deliveries import OutboxState
from bot.looking import CannotLook, look_up
from bot.posting import Fate, Message, post
from store.machine import machine_now
from store.models import Outbox

WHAT = "exactly once"
WORDS = "kamarade doctor --live : ce message s'efface tout seul · this message removes itself"


async def exactly_once(client: AsyncWebClient, who: str) -> Finding:
    """Post to somebody's direct message, lose the reply, find the message by its key, remove it."""
    try:
        slack_id = str((await account(client, who))["id"])
        opened = await client.conversations_open(users=slack_id)
        return await _lost_and_found(client, str(opened["channel"]["id"]))
    except SlackApiError as error:
        return Finding(WHAT, False, f"Slack refuses: {error.response.get('error')}")


async def _lost_and_found(client: AsyncWebClient, channel: str) -> Finding:
    now = machine_now()
    row = Outbox(
        workspace_id="",
        key="",
        kind="doctor",
        state=OutboxState.SENDING,
        channel=channel,
        created_at=now,
        due_at=now,
    )
    message = Message(WORDS, [section(WORDS)])
    posted = await post(client, row, channel, message)
    if posted.fate is not Fate.SENT:
        return Finding(WHAT, False, f"the message was not taken ({posted.reason})")
    try:
        place = await look_up(client, row, channel)  # as if the reply had been lost
    except CannotLook:
        return Finding(WHAT, False, "a lost message cannot be looked up: the scope is missing")
    finally:
        await client.chat_delete(channel=channel, ts=posted.place.ts if posted.place else "")
    if place != posted.place:
        return Finding(WHAT, False, "the message was not found again: it could be sent twice")
    return Finding(WHAT, True, "a message whose reply was lost is found by its key")
