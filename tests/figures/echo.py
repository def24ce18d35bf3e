"""The floor: a Bolt app that answers every message, and does nothing else."""

import asyncio
import os
from typing import Any

from aiohttp import ClientSession
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient


async def main() -> None:
    async with ClientSession() as session:
        client = AsyncWebClient(
            token=os.environ["SLACK_BOT_TOKEN"],
            base_url=os.environ["SLACK_API_URL"],
            session=session,
        )
        app = AsyncApp(client=client)

        @app.event("message")
        async def echo(event: dict[str, Any], say: AsyncSay) -> None:
            await say(event["text"])

        await AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start_async()


asyncio.run(main())
