"""A workspace with four people and a scripted app, and the page of it in Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import BrowserContext, Page, Request, async_playwright, expect

from bot.workspace.workspace import Workspace
from tests.browser.scripted_app import MANIFEST, ScriptedApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

PATIENCE_MS = 20_000  # a busy machine is slow, not wrong
expect.set_options(timeout=PATIENCE_MS)

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class MovableClock:
    """Business time that stands still until it is moved."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 24, 8, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    def move(self, seconds: int) -> None:
        self._now += timedelta(seconds=seconds)


@dataclass
class Scene:
    """What a browser test holds: the workspace, its people, its app, its conversations."""

    workspace: Workspace
    app: ScriptedApp
    dm: str = ""
    channel: str = ""
    people: dict[str, str] = field(default_factory=dict)

    def address(self, name: str, channel: str = "") -> str:
        """Return the page as seen by somebody."""
        where = f"&channel={channel}" if channel else ""
        return f"{self.workspace.url}/#as={self.people[name]}{where}"


@pytest.fixture(scope="session")
def chromium() -> str:
    found = os.environ.get("KAMARADE_CHROMIUM") or shutil.which("chromium")
    if not found:
        pytest.skip("no Chromium: set KAMARADE_CHROMIUM or put `chromium` on the PATH")
    return found


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    workspace = Workspace(MANIFEST, clock=MovableClock())
    workspace.team.name = "Solstice Industries"
    workspace.team.tips = {"fr": ["Écris « mon accès SAP »."], "en": ["Type “my SAP access”."]}
    await workspace.start()
    app = ScriptedApp(workspace)
    workspace.deliver_to(app)
    nina = workspace.add_member("Nina Roche", title="KAM", role_note="nouvelle KAM, française")
    liam = workspace.add_member(
        "Liam Hart",
        title="KAM",
        role_note="new KAM, English",
        locale="en-GB",
        tz="Europe/London",
    )
    bea = workspace.add_member("Béa Fontaine", title="KAM senior", role_note="binôme")
    channel = workspace.channel("general", [nina, liam, bea])
    dm, _new = workspace.team.direct([nina.id, workspace.team.bot_user_id])
    workspace.team.direct([nina.id, bea.id])
    people = {"nina": nina.id, "liam": liam.id, "bea": bea.id}
    yield Scene(workspace, app, dm.id, channel.id, people)
    await workspace.stop()


@pytest.fixture(scope="session")
def devtools(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start one Chromium for all tests, and return the address of its tools."""
    profile = tmp_path_factory.mktemp("chromium")
    flags = [*FLAGS, "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    with subprocess.Popen([chromium, *flags], stderr=subprocess.DEVNULL) as process:
        yield f"http://127.0.0.1:{_port(profile / 'DevToolsActivePort')}"
        process.terminate()


def _port(file: Path) -> str:
    deadline = time.monotonic() + 20
    while not (file.is_file() and file.read_text()):
        if time.monotonic() > deadline:
            pytest.fail("Chromium did not start")
        time.sleep(0.05)
    return file.read_text().splitlines()[0]


@pytest.fixture
async def browser(devtools: str) -> AsyncIterator[BrowserContext]:
    """Return a context without a past, in French."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.connect_over_cdp(devtools)
        context = await chromium.new_context(
            viewport={"width": 1440, "height": 900}, locale="fr-FR"
        )
        yield context
        await context.close()


@pytest.fixture
def complaints() -> list[str]:
    """Return what the page complained of, or asked of another machine: nothing, at the end."""
    return []


@pytest.fixture
async def page(browser: BrowserContext, complaints: list[str]) -> AsyncIterator[Page]:
    """Open a page that must neither complain nor ask anything of another machine."""
    page = await browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.on("console", lambda message: _note(complaints, message.type, message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", _outside(complaints))
    yield page
    assert complaints == []


def _note(complaints: list[str], kind: str, text: str) -> None:
    if kind in {"error", "warning"}:
        complaints.append(text)


def _outside(complaints: list[str]) -> Callable[[Request], None]:
    def check(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            complaints.append(f"asked {request.url}")

    return check
