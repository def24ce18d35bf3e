"""Two whole bots on one PostgreSQL: one dies, and every question is answered, once."""

import asyncio
import os
import sys
import time
from pathlib import Path

import pytest

from bot.workspace import Workspace
from tests.conftest import MANIFEST, ROOT
from tests.crash.test_storm import long
from tests.postgresql import PostgreSQL

pytestmark = pytest.mark.crash


async def start(slack: Workspace, url: str, folder: Path) -> asyncio.subprocess.Process:
    environment = {
        **os.environ,
        "SLACK_BOT_TOKEN": slack.credentials.bot_token,
        "SLACK_APP_TOKEN": slack.credentials.app_token,
        "SLACK_API_URL": slack.api_url,
        "KAMARADE_DATABASE_URL": url,
        "KAMARADE_DATA_DIR": str(folder),
        "KAMARADE_PORT": "0",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment
    )


async def until(condition, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it took too long"
        await asyncio.sleep(0.1)


@long
async def test_one_of_two_bots_dies_and_each_question_is_answered_once(
    postgresql: PostgreSQL, tmp_path: Path
):
    slack = Workspace(MANIFEST)
    await slack.start()
    people = [slack.add_member(f"Person {number}", locale="fr-FR") for number in range(12)]
    url = postgresql.fresh()
    bots = [await start(slack, url, tmp_path / name) for name in ("one", "two")]
    try:
        await until(lambda: len(slack.calls("apps.connections.open")) >= 2, 120)
        for number, person in enumerate(people):
            asking = asyncio.create_task(person.says("accès SAP en retard"))
            if number == 6:
                bots[0].kill()
            await asyncio.wait({asking}, timeout=5)

        def answers() -> list[int]:
            said = [[m["text"] for m in person.inbox()] for person in people]
            return [sum("Accès ERP en retard" in one for one in each) for each in said]

        await until(lambda: min(answers()) >= 1, 180)
        await asyncio.sleep(5)
        assert answers() == [1] * len(people)
    finally:
        for bot in bots:
            if bot.returncode is None:
                bot.terminate()
            await bot.wait()
        await slack.stop()
