"""Business time: moved from the page, shown on messages, never on their `ts`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.workspace import Workspace
from tests.workspace.browser_page import Page
from tests.workspace.conftest import MANIFEST


class Movable:
    """Business time that only moves when told to."""

    def __init__(self):
        self.time = datetime(2027, 1, 4, 9, tzinfo=UTC)

    def now(self):
        return self.time

    def move(self, seconds):
        self.time += timedelta(seconds=seconds)


async def test_the_clock_is_moved_forward_and_dates_the_messages(session):
    workspace = Workspace(MANIFEST, clock=Movable())
    await workspace.start()
    nina = workspace.add_member("Nina Exemple")
    page = Page(session, workspace, nina)
    moved = await page.post("clock", seconds=86_400)
    back = await page.post("clock", seconds=-1)
    said = await nina.says("bonjour")
    await workspace.stop()

    assert moved["now"] == said["shown_at"] == "2027-01-05T09:00:00+00:00"
    assert "above 0" in back["error"]
    assert float(said["ts"]) < datetime(2027, 1, 1, tzinfo=UTC).timestamp()


async def test_the_machines_clock_is_not_moved(page):
    assert await page.post("clock", seconds=60) == {"error": "This clock cannot be moved."}
