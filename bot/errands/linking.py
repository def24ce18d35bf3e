"""Accounts looked for by address: newcomers enrolled before they had one, and their managers."""

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.kamarade import Kamarade
from bot.recognising import found_by_email
from bot.services import linking

log = structlog.get_logger(__name__)


class Linker:
    """Looks for a few accounts at a time, so that nobody waits because an event was missed."""

    def __init__(self, kamarade: Kamarade, client: AsyncWebClient) -> None:
        self._kamarade = kamarade
        self._client = client

    async def look(self) -> None:
        """Look for the accounts that were not looked for lately."""
        kamarade = self._kamarade
        for person in await linking.to_look_for(kamarade.database, kamarade.now()):
            try:
                await found_by_email(kamarade, self._client, person.email or "")
            except SlackApiError as error:
                log.warning("account not looked for", reason=error.response.get("error"))
                return
