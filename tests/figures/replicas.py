"""Two bots on one PostgreSQL, and a Slack on this machine: kill one, and nothing is lost.

`make demo-replicas` runs it. PostgreSQL comes from a development package and forgets everything at
the end.
"""

import asyncio
import os
import signal
import sys
import tempfile
from pathlib import Path

import typer
import yaml

from bot.commands.cast import seed
from bot.workspace import Workspace
from tests.postgresql import running

ROOT = Path(__file__).parent.parent.parent
REPLICAS = 2
REST = 3.0  # seconds before a dead replica is started again
HR = "sofia@solstice.example"


class Replicas:
    """The processes, each started again when it dies."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self._environment = environment
        self._folder = folder
        self._alive: dict[int, asyncio.subprocess.Process] = {}

    async def run(self, *arguments: str, number: int = 0) -> asyncio.subprocess.Process:
        """Start one `kamarade` command."""
        settings = {
            **self._environment,
            "KAMARADE_DATA_DIR": str(self._folder / f"replica-{number}"),
            "KAMARADE_PORT": "0",
            "KAMARADE_LOG_LEVEL": "error",
        }
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments, cwd=ROOT, env=settings
        )

    async def keep(self, number: int) -> None:
        """Run one replica, again and again."""
        while True:
            replica = await self.run("run", number=number)
            self._alive[number] = replica
            typer.echo(f"  replica {number}: process {replica.pid} (kill -9 {replica.pid})")
            code = await replica.wait()
            typer.echo(f"  replica {number}: gone ({code}); again in {REST:.0f} s")
            await asyncio.sleep(REST)

    async def stop(self) -> None:
        """Let each replica drain, and wait for it."""
        for replica in self._alive.values():
            if replica.returncode is None:
                replica.terminate()
                await replica.wait()


async def play(url: str, port: int, folder: Path) -> None:
    """Play until told to stop."""
    manifest = yaml.safe_load((ROOT / "app.yaml").read_text(encoding="utf-8"))
    slack = Workspace(manifest)
    seed(slack)
    await slack.start(port)
    environment = {
        **os.environ,
        "SLACK_BOT_TOKEN": slack.credentials.bot_token,
        "SLACK_APP_TOKEN": slack.credentials.app_token,
        "SLACK_API_URL": slack.api_url,
        "KAMARADE_DATABASE_URL": url,
    }
    replicas = Replicas(environment, folder)
    await (await replicas.run("grant", "hr", HR)).wait()
    typer.echo(f"\n  {slack.url}\n")
    keeping = [asyncio.create_task(replicas.keep(number)) for number in range(1, REPLICAS + 1)]
    await _told_to_stop()
    for task in keeping:
        task.cancel()
    await replicas.stop()
    await slack.stop()


async def _told_to_stop() -> None:
    stop = asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(told, stop.set)
    await stop.wait()


def main(port: int = 8888) -> None:
    """Start everything; Ctrl-C stops it."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "pg") as server:
        asyncio.run(play(server.fresh(), port, Path(folder)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
