"""How long an answer takes, through a Slack on this machine, over Socket Mode.

`make figures` runs it: the bot and a bare Bolt echo, one after the other, each in a process of its
own, at a steady rate. CPU is the process's own, read from the kernel.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from bot.workspace import Person, Workspace

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = (
    "sa fait 2 semaines que jattend SAP",
    "j'ai perdu un ticket de resto",
    "combien de jours de congés par an ?",
    "how do I claim mileage",
    "who do I call when my account is locked?",
)
BOT = [sys.executable, "-m", "bot", "run"]
ECHO = [sys.executable, "-m", "tests.figures.echo"]


async def measure(command: Sequence[str], rate: float, seconds: float) -> str:
    """Return one line of figures for one program."""
    manifest = yaml.safe_load((ROOT / "app.yaml").read_text(encoding="utf-8"))
    slack = Workspace(manifest)
    await slack.start()
    # A hundred people: Slack takes one message a second in a conversation.
    people = [slack.add_member(f"Person {n}", locale="fr-FR") for n in range(100)]
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "SLACK_BOT_TOKEN": slack.credentials.bot_token,
            "SLACK_APP_TOKEN": slack.credentials.app_token,
            "SLACK_API_URL": slack.api_url,
            "KAMARADE_DATA_DIR": folder,
            "KAMARADE_PORT": "0",
            "KAMARADE_MESSAGES_PER_MINUTE": "100000",  # Slack itself takes a few hundred
            "KAMARADE_LOG_LEVEL": "error",
        }
        (Path(folder) / "index").symlink_to(ROOT / ".data" / "index")
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env={**os.environ, **settings}
        )
        try:
            while not slack.platform.socket.connected:  # noqa: ASYNC110  # another process
                await asyncio.sleep(0.05)
            for person in people:  # each is met, and welcomed, before the clock runs
                await _asked(person, QUESTIONS[0])
            before = _cpu(process.pid)
            times = await _steadily(people, rate, seconds)
            cpu = (_cpu(process.pid) - before) / len(times)
        finally:
            process.terminate()
            await process.wait()
            await slack.stop()
    times.sort()
    return (
        f"{len(times):5} questions  p50 {1000 * statistics.median(times):6.1f} ms  "
        f"p99 {1000 * times[int(0.99 * len(times))]:6.1f} ms  CPU {1000 * cpu:5.2f} ms each"
    )


async def _steadily(people: Sequence[Person], rate: float, seconds: float) -> list[float]:
    start, tasks = time.monotonic(), []
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0.0, start + number / rate - time.monotonic()))
        question = QUESTIONS[number % len(QUESTIONS)]
        tasks.append(asyncio.create_task(_asked(people[number % len(people)], question)))
    return list(await asyncio.gather(*tasks))


async def _asked(person: Person, question: str) -> float:
    started = time.monotonic()
    asked = await person.says(question)
    while not any(  # noqa: ASYNC110  # the answer comes from another process
        message["ts"] > asked["ts"] for message in person.inbox()
    ):
        await asyncio.sleep(0.001)
    return time.monotonic() - started


def _cpu(pid: int) -> float:
    """Return the CPU seconds a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=50, help="questions a second")
    parser.add_argument("--seconds", type=float, default=20)
    asked = parser.parse_args()
    for name, command in (("bare Bolt echo", ECHO), ("Kamarade", BOT)):
        print(f"{name:15} {await measure(command, asked.rate, asked.seconds)}")  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main())
