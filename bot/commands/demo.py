"""`kamarade demo`: the bot in a Slack on this machine, with a small fictional company."""

import asyncio
import json
import shutil
import webbrowser
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import structlog
import typer
import yaml

from bot.app import Parts, build, slack_client
from bot.clock import MovableClock
from bot.commands.cast import TIPS, seed
from bot.commands.casting import introduce
from bot.commands.opening import alone, erasures, logging, revised
from bot.delivery import Pace
from bot.editions import Learnt
from bot.line import line_to_slack
from bot.serve import Door, serving, until_told_to_stop
from bot.settings import BadSetting
from bot.shelf import Shelf
from bot.workspace import Workspace
from store import schema
from store.database import Database

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the demo finds its content and its manifest, and keeps its state."""

    content: Path
    manifest: Path
    folder: Path


async def demo(stage: Stage, *, port: int, fresh: bool, browser: bool) -> None:
    """Play until told to stop; the next demo goes on from there unless `fresh`."""
    logging("warning")
    if fresh:
        shutil.rmtree(stage.folder, ignore_errors=True)
    with alone(stage.folder):
        clock = DemoClock(stage.folder / "clock.json")
        manifest = yaml.safe_load(stage.manifest.read_text(encoding="utf-8"))
        workspace = Workspace(manifest, clock=clock, state=stage.folder / "workspace.json")
        if workspace.is_fresh:
            seed(workspace)
        try:
            await workspace.start(port)
        except OSError as error:
            raise BadSetting(f"--port {port}: {error.strerror}; try --port 0") from None
        try:
            await _play(stage, workspace, clock, browser=browser)
        finally:
            await workspace.stop()


async def _play(stage: Stage, workspace: Workspace, clock: "DemoClock", *, browser: bool) -> None:
    database = Database(f"sqlite:///{(stage.folder / 'kamarade.db').resolve()}")
    await schema.upgrade(database)
    pace = Pace()
    typer.echo("\nKamarade lit le livret (une minute environ la première fois)…")
    cache = stage.folder.parent / "index"
    how = Learnt(revised(stage.folder))
    shelf = await asyncio.to_thread(Shelf.open, [stage.content], cache, learnt=how, hurried=True)
    try:
        async with line_to_slack(pace.timeout) as session:
            tokens = workspace.credentials
            client = slack_client(tokens.bot_token, workspace.api_url, session)
            bot = await build(
                Parts(database, shelf, clock, client, pace=pace, erasures=erasures(stage.folder))
            )
            clock.ring = bot.jobs.ring
            await introduce(bot, workspace)
            async with serving(bot, Door("127.0.0.1", 0, tokens.app_token)):
                _invite(workspace.url, browser=browser)
                await until_told_to_stop()
    finally:
        await database.close()


def _invite(url: str, *, browser: bool) -> None:
    typer.echo(f"\nKamarade · démo · demo\n\n  {url}\n")
    for line in TIPS["fr"]:
        typer.echo(f"  · {line}")
    typer.echo("\n  (Ctrl-C pour arrêter · Ctrl-C to stop)\n")
    if browser:
        webbrowser.open(url)


def _silence() -> None:
    """Ring nothing: the bot is not there yet."""


class DemoClock(MovableClock):
    """Business time that the page pushes forward, kept from one demo to the next."""

    def __init__(self, path: Path) -> None:
        kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        super().__init__(timedelta(seconds=kept.get("offset_seconds", 0)))
        self._path = path
        self.ring = _silence

    def move(self, seconds: float) -> None:
        """Push business time forward, and ring the tick that it calls for."""
        super().move(seconds)
        kept = {"offset_seconds": self.offset.total_seconds()}
        self._path.write_text(json.dumps(kept), encoding="utf-8")
        self.ring()
