"""Kamarade as the administrator runs it: its own process, its own folder."""

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.shelf import Shelf
from bot.workspace import Workspace
from store.database import Database
from tests.conftest import MANIFEST, ROOT
from tests.service.obstacle_office import Company, open_company

# `kamarade run` with a booklet small enough to be indexed in a moment.
RUN = """
import os, sys
from pathlib import Path
from bot import __main__ as entry
entry.CONTENT = Path(os.environ["CONTENT"])
sys.argv = ["kamarade", *sys.argv[1:]]
entry.main()
"""


@dataclass
class Office:
    """Starts `kamarade` commands against a Slack, and reads what they say."""

    slack: Workspace
    folder: Path
    content: Path
    environment: dict[str, str] = field(default_factory=dict)
    started: list[asyncio.subprocess.Process] = field(default_factory=list)

    async def start(self, *words: str, **settings: str) -> asyncio.subprocess.Process:
        """Start a command, with these settings beside the usual ones."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            RUN,
            *words,
            cwd=ROOT,
            env={**self.environment, **settings},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self.started.append(process)
        return process

    async def run(self, *words: str, **settings: str) -> tuple[int, str]:
        """Run a command to its end; return its status and all it said."""
        process = await self.start(*words, **settings)
        out, err = await asyncio.wait_for(process.communicate(), 60)
        return process.returncode or 0, (out + err).decode()

    async def serving(self, **settings: str) -> asyncio.subprocess.Process:
        """Start `kamarade run`, and wait until it serves."""
        process = await self.start("run", **settings)
        assert process.stderr is not None
        said = b""
        while b'"serving"' not in said:
            line = await asyncio.wait_for(process.stderr.readline(), 60)
            assert line, said.decode()
            said += line
        return process


def environment(folder: Path, content: Path, more: Mapping[str, str]) -> dict[str, str]:
    """Return what a command sees: nothing of the developer's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {
        **kept,
        "CONTENT": str(content),
        "KAMARADE_DATA_DIR": str(folder),
        "OMP_NUM_THREADS": "1",
        **more,
    }


@pytest.fixture
async def office(
    tmp_path: Path, content: Path, shelf: Shelf, pytestconfig: pytest.Config
) -> AsyncIterator[Office]:
    assert pytestconfig.cache is not None
    folder = tmp_path / "data"
    shutil.copytree(Path(pytestconfig.cache.mkdir("index")), folder / "index")
    slack = Workspace(MANIFEST)
    await slack.start()
    tokens = {
        "SLACK_BOT_TOKEN": slack.credentials.bot_token,
        "SLACK_APP_TOKEN": slack.credentials.app_token,
        "SLACK_API_URL": slack.api_url,
        "KAMARADE_PORT": "0",
    }
    here = Office(slack, folder, content, environment(folder, content, tokens))
    yield here
    for process in here.started:
        if process.returncode is None:
            process.kill()
        await process.communicate()
    await slack.stop()


@pytest.fixture
async def company(database: Database, shelf: Shelf) -> Company:
    return await open_company(database, shelf)


@pytest.fixture
async def any_company(any_database: Database, shelf: Shelf) -> Company:
    return await open_company(any_database, shelf)
