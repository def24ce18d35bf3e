"""Introducing two people: in one conversation of three where Slack allows it, else to each.

Opening a conversation that exists returns it again, so that doing this twice harms nothing.
"""

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.kamarade import Kamarade
from bot.posting import Fate, refusal
from bot.services import introductions
from bot.services.introductions import Meet

log = structlog.get_logger(__name__)


class Introducer:
    """Introduces the pairs that said yes."""

    def __init__(self, kamarade: Kamarade, client: AsyncWebClient) -> None:
        self._kamarade = kamarade
        self._client = client

    async def introduce(self) -> None:
        """Introduce every pair of which both now have an account."""
        kamarade = self._kamarade
        for meet in await introductions.waiting(kamarade.database, kamarade.workspace_id):
            place = await self._conversation(meet)
            await introductions.introduce(kamarade.database, meet.pairing_id, place, kamarade.now())

    async def _conversation(self, meet: Meet) -> str | None:
        """Return the conversation of three, or None where Slack refuses it."""
        try:
            opened = await self._client.conversations_open(users=",".join(meet.accounts))
        except SlackApiError as error:
            refused = refusal(error)
            if refused.fate is not Fate.REFUSED:
                raise
            log.warning("no conversation of three", reason=refused.reason)
            return None
        return str(opened["channel"]["id"])
