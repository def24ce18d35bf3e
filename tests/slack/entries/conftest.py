"""A booklet of a few entries that a test may change, and the service desk that keeps some."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.editions import Learnt
from bot.shelf import Shelf
from bot.workspace import Person
from store.database import Database
from tests.conftest import Scene, playing
from tests.few import ENTRIES


@pytest.fixture
def few(content: Path, tmp_path: Path) -> Path:
    """Return a booklet of two entries without gates, in a folder that a test may change."""
    folder = tmp_path / "content"
    for path in content.iterdir():
        if path.name not in {"gates.yaml", "booklet"}:
            folder.mkdir(exist_ok=True)
            (folder / path.name).symlink_to(path)
    for language in ("fr", "en"):
        (folder / "booklet" / language).mkdir(parents=True)
        for entry in ("erp-delay", "payslip", "expense-lost", "leave-request"):
            assert entry in ENTRIES
            text = (content / "booklet" / language / f"{entry}.md").read_text(encoding="utf-8")
            (folder / "booklet" / language / f"{entry}.md").write_text(
                "\n".join(one for one in text.split("\n") if not one.startswith("related:")),
                encoding="utf-8",
            )
    return folder


@pytest.fixture
async def scene(database: Database, few: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    (tmp_path / "revisions").mkdir()
    shelf = await asyncio.to_thread(
        Shelf.open, [few], None, learnt=Learnt(tmp_path / "revisions"), hurried=True
    )
    async with playing(database, shelf) as here:
        yield here


@pytest.fixture
async def karim(karim: Person) -> Person:
    """The service desk, who has spoken to the bot."""
    await karim.says("bonjour")
    return karim
