"""Any order of planning, moving, failing and dying: one message a key, none outside hours."""

import asyncio
import os
import shutil
import tempfile
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from bot.delivery import Later, Skip
from bot.delivery.sender import Sender
from bot.domain.deliveries import Ending, Outgoing, To
from bot.domain.planning import Rule, Step
from bot.domain.working_time import CompanyCalendar, WorkingTime
from bot.posting import Message
from bot.services import planning, queueing
from bot.services.planning import Office
from bot.workspace.faults import Fault
from store import plans
from store.database import Database
from store.models import Outbox
from tests.delivery.line import Line, playing

OFFICE = Office(CompanyCalendar(), "Europe/Paris", "FR")
ZONES = ("Europe/Paris", "America/New_York", "Asia/Tokyo")
START = datetime(2027, 3, 22, 6, tzinfo=UTC)  # the week before Easter and the change of clocks
KILLS = int(os.environ.get("KAMARADE_TEST_KILLS", "20"))


class Died(BaseException):
    """The process is gone."""


class Dying(Sender):
    """A sender that dies once Slack has the message, before it can be recorded."""

    async def _finish(self, row: Outbox, ending: Ending) -> None:
        raise Died


class Life(RuleBasedStateMachine):
    """What may happen to the plans of two people."""

    model: Path

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._folder = Path(tempfile.mkdtemp())
        self._seen = 0
        self._planned: set[str] = set()

    def _run(self, awaitable: Any) -> Any:
        return self._runner.run(awaitable)

    @initialize()
    def begin(self) -> None:
        path = self._folder / "kamarade.db"
        shutil.copy(self.model, path)
        self._run(self._begin(f"sqlite+aiosqlite:///{path}"))

    async def _begin(self, url: str) -> None:
        self._playing = playing(Database(url))
        self.line: Line = await self._playing.__aenter__()
        self.line.clock.at = START
        self.people = [
            await self.line.know(self.line.slack.add_member(name)) for name in ("Nina", "Tom")
        ]
        self.zones = dict.fromkeys(self.people, "Europe/Paris")
        self._gate()

    def _gate(self) -> None:
        """Render as the bot does: look at the clock again before saying anything."""
        line = self.line

        async def render(row: Outgoing) -> Message | Skip | Later:
            peace = await planning.peace(line.database, OFFICE, row.person_id, line.clock.now())
            if peace is not None and peace.until is not None:
                return Later(peace.until)
            parts = row.refs.get("parts") or [{"refs": row.refs}]
            return Message(" ".join(part["refs"]["key"] for part in parts))

        line._render = render  # type: ignore[method-assign]

    @rule(
        who=st.integers(0, 1),
        number=st.integers(0, 5),
        day=st.integers(0, 9),
        hour=st.integers(0, 23),
    )
    def plan(self, who: int, number: int, day: int, hour: int) -> None:
        key = f"p{who}.{number}"
        on = date(2027, 3, 23) + timedelta(days=day)
        person = self.people[who]
        to = To(self.line.workspace_id, person_id=person)
        when = Rule(on, time(hour), self.zones[person])
        step = Step(to, "task", key, when, key, {"key": key})
        self._run(self._plan(step))
        self._planned.add(key)

    async def _plan(self, step: Step) -> None:
        async with self.line.database.aside() as session:
            await planning.plan(session, OFFICE, [step])

    @rule(who=st.integers(0, 1), number=st.integers(0, 5))
    def cancel(self, who: int, number: int) -> None:
        self._run(self._cancel(f"p{who}.{number}"))

    async def _cancel(self, key: str) -> None:
        async with self.line.database.aside() as session:
            await plans.cancel(session, [key], reason="test", at=self.line.clock.now())

    @rule(who=st.integers(0, 1), zone=st.sampled_from(ZONES))
    def move(self, who: int, zone: str) -> None:
        person = self.people[who]
        self.zones[person] = zone
        self._run(self.line.run("UPDATE person SET zone = :z WHERE id = :p", z=zone, p=person))
        self._run(planning.follow(self.line.database, OFFICE, person))

    @rule(hours=st.sampled_from([0.2, 1, 3, 9, 24, 72]))
    def pass_time(self, hours: float) -> None:
        self.line.clock.move(hours * 3600)

    @rule()
    def tick(self) -> None:
        self._run(queueing.queue_due(self.line.database, OFFICE, self.line.clock.now()))

    @rule(
        fault=st.sampled_from(
            [None, Fault.LOST_REPLY, Fault.LATE_ERROR, Fault.RATE_LIMITED, Fault.SERVER_ERROR]
        )
    )
    def deliver(self, fault: Fault | None) -> None:
        if fault is not None:
            self.line.slack.misbehave("chat.postMessage", fault)
        self._run(self.line.worker().drain())

    @rule()
    def die_after_the_claim(self) -> None:
        self._run(self.line.worker()._claim(10))

    @rule()
    def die_after_the_post(self) -> None:
        self._run(self._die())

    async def _die(self) -> None:
        worker = self.line.worker()
        worker._sender.__class__ = Dying
        for leased in await worker._claim(10):
            try:
                await worker._sender.send(leased)
            except Died:
                return

    @rule()
    def expire(self) -> None:
        self._run(self.line.expire())

    @invariant()
    def each_key_is_said_once_at_most_and_in_hours(self) -> None:
        if not hasattr(self, "line"):
            return
        said = self._said()
        words = Counter(word for message in said for word in message["text"].split())
        assert max(words.values(), default=0) <= 1, words
        for message in said[self._seen :]:
            person = self.people[0] if message["text"].startswith("p0") else self.people[1]
            hours = OFFICE.hours(None)
            hours = WorkingTime(self.zones[person], days_off=hours.days_off)
            assert hours.is_open(self.line.clock.now()), message
        self._seen = len(said)

    def _said(self) -> list[Any]:
        team = self.line.slack.team
        messages = [m for c in team.conversations.values() for m in c.messages.values()]
        return [m.body for m in sorted(messages, key=lambda m: m.ts)]

    def teardown(self) -> None:
        if hasattr(self, "line"):
            self._run(self._rest())
            self._run(self.line.database.close())
        self._runner.close()
        shutil.rmtree(self._folder)

    async def _rest(self) -> None:
        """Let three weeks pass without a fault: what is not cancelled was said, exactly once."""
        line = self.line
        line.slack.behave()
        worker = line.worker()
        for _ in range(3 * 7 * 3):
            line.clock.move(8 * 3600 - 300)  # less than a working day: no zone is missed
            await line.expire()
            await queueing.queue_due(line.database, OFFICE, line.clock.now())
            await worker.drain()
            self.each_key_is_said_once_at_most_and_in_hours()
        said = {word for message in self._said() for word in message["text"].split()}
        async with line.database.reading() as session:
            rows = await session.exec(text("SELECT key, state FROM plan"))
            states = dict(list(rows))
        assert set(states.values()) <= {"queued", "cancelled"}, states
        assert said == {key for key, state in states.items() if state == "queued"}
        await self._playing.__aexit__(None, None, None)


@pytest.mark.crash
def test_whatever_happens_in_whatever_order(migrated: Path):
    Life.model = migrated
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=KILLS // 3 if KILLS <= 20 else KILLS,
            stateful_step_count=25,
            deadline=None,
            derandomize=KILLS <= 20,
            database=None,
            phases=[Phase.generate] if KILLS <= 20 else tuple(Phase),
            suppress_health_check=list(HealthCheck),
        ),
    )
