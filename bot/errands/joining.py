"""Accounts that opened, looked at once their profile is filled in: HR hears of some of them."""

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.kamarade import Kamarade
from bot.recognising import is_colleague, noted
from bot.services import joining

log = structlog.get_logger(__name__)


class Greeter:
    """Looks at a few new accounts at a time."""

    def __init__(self, kamarade: Kamarade, client: AsyncWebClient) -> None:
        self._kamarade = kamarade
        self._client = client

    async def look(self) -> None:
        """Look at the accounts that opened a while ago, once each."""
        kamarade = self._kamarade
        if not kamarade.shelf.content.joining.is_on:
            return
        database, workspace_id, now = kamarade.database, kamarade.workspace_id, kamarade.now()
        for slack_id in await joining.to_look_at(database, workspace_id, now):
            try:
                is_wanted = await self._is_wanted(slack_id)
            except SlackApiError as error:
                log.warning("account not looked at", reason=error.response.get("error"))
                return
            if is_wanted:
                person = await noted(kamarade, self._client, slack_id)
                await joining.suggest(database, kamarade.directory, person, now)
            else:
                await joining.forget(database, workspace_id, slack_id)

    async def _is_wanted(self, slack_id: str) -> bool:
        user = (await self._client.users_info(user=slack_id))["user"]
        shown = user.get("profile") or {}
        title, email = shown.get("title") or "", shown.get("email") or ""
        return is_colleague(user) and self._kamarade.shelf.content.joining.wants(title, email)
