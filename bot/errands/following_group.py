"""The right of HR follows a user group of Slack, where the administrator named one."""

from datetime import timedelta

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.kamarade import Kamarade
from bot.recognising import recognised
from bot.services import rights
from store.machine import steady

log = structlog.get_logger(__name__)

EVERY = timedelta(minutes=10)


class GroupFollower:
    """Reads the group now and then, and gives or takes the right accordingly."""

    def __init__(self, kamarade: Kamarade, client: AsyncWebClient, group: str | None) -> None:
        self._kamarade = kamarade
        self._client = client
        self._group = group
        self._read_at: float | None = None

    async def follow(self, *, at_once: bool = False) -> None:
        """Bring the right up to date, unless that was done a moment ago."""
        if self._group is None or not (at_once or self._is_time()):
            return
        self._read_at = steady()
        try:
            found = await self._client.usergroups_users_list(usergroup=self._group)
        except SlackApiError as error:
            log.warning("group not read", reason=error.response.get("error"))
            return
        members: list[str] = found["users"]
        for slack_id in members:
            await recognised(self._kamarade, self._client, slack_id)
        given, taken = await rights.follow_group(
            self._kamarade.database, self._kamarade.workspace_id, members, self._kamarade.now()
        )
        if given or taken:
            log.info("group followed", given=given, taken=taken)

    def _is_time(self) -> bool:
        return self._read_at is None or steady() - self._read_at >= EVERY.total_seconds()
