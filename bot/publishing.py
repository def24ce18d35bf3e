"""The Home tabs that people look at, shown again after each change that concerns them.

The database says whom a committed transaction touched; nobody else has to think of it. Changes that
come together are shown together, and the same person at most once a moment: Slack counts calls.
"""

import asyncio
from collections.abc import Collection

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.people import Speaker
from bot.domain.tabs import Place
from bot.kamarade import Kamarade
from bot.services import homes
from bot.tabs.home import home
from store.database import UNAVAILABLE

log = structlog.get_logger(__name__)

PAUSE = 0.5  # seconds: what changes together is shown together


class Homes:
    """Shows again what somebody looks at."""

    def __init__(self, kamarade: Kamarade, client: AsyncWebClient) -> None:
        self._kamarade = kamarade
        self._client = client
        self._touched: set[str] = set()
        self._showing: asyncio.Task[None] | None = None
        self._one_at_a_time = asyncio.Lock()

    def touch(self, person_ids: Collection[str]) -> None:
        """Note whom a change concerns."""
        self._touched.update(person_ids)
        if self._touched and (self._showing is None or self._showing.done()):
            self._showing = asyncio.get_running_loop().create_task(self._soon())

    async def _soon(self) -> None:
        while self._touched:
            await asyncio.sleep(PAUSE)
            await self.show()

    async def show(self) -> None:
        """Show every tab that a change concerns; wait for those being shown."""
        async with self._one_at_a_time:
            await self._show()

    async def _show(self) -> None:
        touched, self._touched = self._touched, set()
        if not touched:
            return
        try:
            for speaker, place in await homes.looking(self._kamarade.database, touched):
                await self._publish(speaker, place)
        except UNAVAILABLE as error:
            log.warning("tabs not shown again", error=type(error).__name__)

    async def _publish(self, speaker: Speaker, place: Place) -> None:
        tabs = await homes.tabs_of(self._kamarade.database, speaker.id)
        view = await home(
            self._kamarade, speaker, tabs, place if place.tab in tabs else Place(tabs[0])
        )
        try:
            await self._client.views_publish(user_id=speaker.slack_id, view=view)
        except (SlackClientError, ClientError, TimeoutError) as error:
            log.warning("tab not shown again", error=type(error).__name__)

    async def settled(self) -> None:
        """Show what is left at once, and stop."""
        if self._showing is not None:
            self._showing.cancel()
        await self.show()
