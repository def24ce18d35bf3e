"""Real processes, killed or frozen while Slack misbehaves; then a count of what arrived."""

import asyncio
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess

from sqlalchemy import text

from bot.domain.deliveries import Notice, To
from bot.domain.languages import Language
from bot.domain.planning import Rule, Step
from bot.services import planning
from bot.workspace import Workspace
from bot.workspace.faults import Fault
from store import outbox
from store.database import UNAVAILABLE, Database
from store.models import Person
from store.models import Workspace as Team
from tests.conftest import MANIFEST
from tests.crash import worker
from tests.crash.worker import NOON, OFFICE, Posting
from tests.delivery.line import launch

PATIENCE = 120.0  # seconds to come to rest once the killing is over
MANY = 1_000_000
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.crash.worker"])


@dataclass
class Result:
    """What arrived, and what became of the rows."""

    lost: list[str]
    doubled: list[str]
    states: Counter[str]
    kills: int
    ambiguous: int


@dataclass
class Storm:
    """Processes at work on one database, and a Slack that misbehaves."""

    slack: Workspace
    database: Database
    posting: Posting
    people: list[To] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kills: int = 0
    processes: list[BaseProcess] = field(default_factory=list)

    def start(self, count: int) -> None:
        """Start processes; the modules are loaded once, by the server that forks them."""
        for _ in range(count):
            process = CONTEXT.Process(target=worker.main, args=(self.posting,), daemon=True)
            process.start()
            self.processes.append(process)

    async def kill(self, times: int) -> None:
        """Kill a process in the middle of its work, start another, and so on."""
        for _ in range(times):
            await self.progress(random.randint(1, 5))
            await asyncio.sleep(random.uniform(0, 0.02))
            victim = self.processes.pop(random.randrange(len(self.processes)))
            self.end(victim)
            self.kills += 1
            await asyncio.to_thread(self.start, 1)

    async def progress(self, posts: int, seconds: float = 5.0) -> None:
        """Wait until Slack was asked to post so many times more."""
        wanted, deadline = self._posted() + posts, time.monotonic() + seconds
        while self._posted() < wanted and time.monotonic() < deadline:  # noqa: ASYNC110
            await asyncio.sleep(0.005)

    def _posted(self) -> int:
        return len(self.slack.calls("chat.postMessage"))

    def end(self, process: BaseProcess) -> None:
        """Kill one process, and wait until it is gone."""
        if process.pid is not None:
            os.kill(process.pid, signal.SIGKILL)
        process.join()
        process.close()

    async def freeze(self, count: int, seconds: float) -> None:
        """Stop processes in the middle of whatever they do, then let them go on."""
        await self.progress(random.randint(1, 5))
        frozen = random.sample(self.processes, count)
        self._signal(signal.SIGSTOP, frozen)
        await asyncio.sleep(seconds)
        self._signal(signal.SIGCONT, frozen)

    async def freeze_writing(self, count: int, seconds: float) -> None:
        """Let processes stop themselves as they write a message, then let them go on."""
        for _ in range(count):
            self.posting.naps.release()
        for _ in range(count):
            assert await asyncio.to_thread(self.posting.asleep.acquire, timeout=PATIENCE)
        await asyncio.sleep(seconds)
        self._signal(signal.SIGCONT, self.processes)

    def _signal(self, number: signal.Signals, processes: Sequence[BaseProcess]) -> None:
        for process in processes:
            assert process.pid is not None
            os.kill(process.pid, number)

    async def feed(self, count: int) -> None:
        """Queue so many messages more, as if people had asked something."""
        words = [f"a{len(self.words) + number}" for number in range(count)]
        async with self.database.aside() as session:
            for word in words:
                notice = Notice("word", word, {"word": word})
                await outbox.put(session, random.choice(self.people), notice, due_at=NOON)
        self.words += words

    async def rest(self) -> None:
        """Behave, and wait until nothing is left to send."""
        self.slack.behave()
        deadline = time.monotonic() + PATIENCE
        while await self._left():
            if time.monotonic() > deadline:
                raise TimeoutError(f"not at rest: {await self._left()}")
            await asyncio.sleep(0.1)

    async def _left(self) -> int:
        query = text(
            "SELECT (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending'))"
            " + (SELECT count(*) FROM plan WHERE state = 'planned')"
        )
        try:
            async with self.database.reading() as session:
                left: int = (await session.exec(query)).one()[0]
        except UNAVAILABLE:  # the database is being restarted
            return MANY
        return left

    async def result(self) -> Result:
        """Count what each person received."""
        said: Counter[str] = Counter()
        for conversation in self.slack.team.conversations.values():
            for message in conversation.messages.values():
                said.update(message.body["text"].split())
        async with self.database.reading() as session:
            states = Counter(row[0] for row in await session.exec(text("SELECT state FROM outbox")))
        looked = self.slack.calls("conversations.history")
        return Result(
            lost=[word for word in self.words if said[word] == 0],
            doubled=[word for word in self.words if said[word] > 1],
            states=states,
            kills=self.kills,
            ambiguous=len(looked),
        )


def misbehave(slack: Workspace) -> None:
    """Lose replies, refuse, break and hang, for as long as it lasts."""
    post = "chat.postMessage"
    for every, fault in (
        (7, Fault.LOST_REPLY),
        (11, Fault.RATE_LIMITED),
        (13, Fault.SERVER_ERROR),
        (17, Fault.LATE_ERROR),
        (41, Fault.HANG),
    ):
        slack.misbehave(post, fault, MANY, every=every, seconds=1)
    slack.misbehave("conversations.history", Fault.SERVER_ERROR, MANY, every=9)


@asynccontextmanager
async def gathering(url: str, people: int, each: int) -> AsyncIterator[Storm]:
    """Plan messages for many people, all due; stop every process at the end."""
    slack = Workspace(MANIFEST)
    await slack.start()
    database = Database(url)
    posting = Posting(
        url,
        slack.api_url,
        slack.credentials.bot_token,
        naps=CONTEXT.Semaphore(0),
        asleep=CONTEXT.Semaphore(0),
    )
    storm = Storm(slack, database, posting)
    await _seed(storm, people, each)
    await storm.feed(people)
    try:
        yield storm
    finally:
        for process in storm.processes:
            storm.end(process)
        await database.close()
        await slack.stop()


async def _seed(storm: Storm, people: int, each: int) -> None:
    """Plan messages for each person."""
    async with storm.database.aside() as session:
        team = Team(team_id="T1", name="Solstice")
        session.add(team)
        await session.flush()
        await launch(session, team.id)
        persons = [
            Person(
                workspace_id=team.id,
                slack_id=storm.slack.add_member(f"Person {number}").id,
                language=Language.FR,
                zone="Europe/Paris",
                country="FR",
                met_at=NOON,
            )
            for number in range(people)
        ]
        session.add_all(persons)
        await session.flush()
        storm.people = [To(team.id, person_id=person.id) for person in persons]
        rule = Rule(NOON.date(), NOON.time(), "UTC")
        steps = [
            Step(
                to,
                "word",
                f"w{n}.{m}",
                rule,
                None,
                {"word": f"w{n}.{m}"},
            )
            for n, to in enumerate(storm.people)
            for m in range(each)
        ]
        await planning.plan(session, OFFICE, steps)
    storm.words += [step.key for step in steps]
