"""A workspace per test, an app that only remembers, and the real Bolt where it matters."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import yaml
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace
from tests.workspace.browser_page import Page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.workspace import Person

MANIFEST = yaml.safe_load((Path(__file__).parent / "manifest.yaml").read_text())


class Memory:
    """An app that remembers what it receives and answers what it was told to."""

    def __init__(self) -> None:
        self.received: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, Any] = {}
        self.statuses: list[int] = []
        self.pause = 0.0

    async def __call__(self, body: dict[str, Any], *, kind: str) -> tuple[int, Any]:
        self.received.append((kind, body))
        await asyncio.sleep(self.pause)
        status = self.statuses.pop(0) if self.statuses else 200
        return status, self.answers.get(body.get("type", kind), "")

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [body for _, body in self.received]

    @property
    def events(self) -> list[dict[str, Any]]:
        return [body["event"] for kind, body in self.received if kind == "events_api"]


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    workspace = Workspace(MANIFEST)
    workspace.pace.scale = 0.0001
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def client(workspace: Workspace, session: aiohttp.ClientSession) -> AsyncWebClient:
    token = workspace.credentials.bot_token
    client = AsyncWebClient(token=token, base_url=workspace.api_url, session=session, timeout=20)
    client.retry_handlers.clear()
    return client


@pytest.fixture
def app(workspace: Workspace) -> Memory:
    app = Memory()
    workspace.deliver_to(app)
    return app


@pytest.fixture
def nina(workspace: Workspace) -> Person:
    return workspace.add_member("Nina Exemple", email="nina@example.com", title="KAM")


@pytest.fixture
def bea(workspace: Workspace) -> Person:
    return workspace.add_member("Béa Fictive", locale="en-GB", tz="Europe/London")


class Call:
    """Calls a method and returns the reply, refused or not."""

    def __init__(self, client: AsyncWebClient) -> None:
        self.client = client

    async def __call__(self, method: str, **args: Any) -> dict[str, Any]:
        try:
            reply = await self.client.api_call(method, json=args)
        except SlackApiError as refusal:
            reply = refusal.response
        return dict(reply.data)


@pytest.fixture
def call(client: AsyncWebClient) -> Call:
    return Call(client)


@pytest.fixture
def page(session: aiohttp.ClientSession, workspace: Workspace, nina: Person) -> Page:
    return Page(session, workspace, nina)


@pytest.fixture
def trigger(workspace: Workspace, nina: Person) -> Callable[[], str]:
    """Hand out triggers, as if Nina had just pressed something."""
    return lambda: workspace.platform.triggers.issue(nina.id)
