"""Plans, from the day they are made to the outbox, on both databases."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.domain.deliveries import To
from bot.domain.languages import Language
from bot.domain.planning import Rule, Step
from bot.domain.working_time import CompanyCalendar
from bot.services import planning, queueing
from bot.services.planning import Office
from store import plans
from store.database import Database
from store.models import Away, Person, Workspace
from tests.delivery.line import launch

OFFICE = Office(CompanyCalendar(), "Europe/Paris", "FR")
MONDAY = date(2026, 11, 23)


@dataclass
class Desk:
    """A database with Nina in it, and what a test plans for her."""

    database: Database
    workspace_id: str
    nina: str

    async def plan(self, *steps: Step) -> None:
        async with self.database.aside() as session:
            await planning.plan(session, OFFICE, steps)

    def step(
        self, number: int, day: date, hour: int = 10, *, kind: str = "checkin", series: bool = True
    ) -> Step:
        to = To(self.workspace_id, person_id=self.nina)
        name = kind if series else None
        return Step(to, kind, f"{kind}:{number}", rule(day, hour), name, {"number": number})

    async def tick(self, at: datetime) -> int:
        return await queueing.queue_due(self.database, OFFICE, at)

    async def run(self, statement: str, **values: Any) -> None:
        async with self.database.aside() as session:
            await session.exec(text(statement).bindparams(**values))

    async def all(self, query: str) -> Sequence[tuple[Any, ...]]:
        async with self.database.reading() as session:
            return [tuple(row) for row in await session.exec(text(query))]

    async def plans(self) -> Sequence[tuple[Any, ...]]:
        return await self.all("SELECT key, state, reason FROM plan ORDER BY seq")

    async def queued(self) -> Sequence[tuple[Any, ...]]:
        return await self.all("SELECT key, kind FROM outbox ORDER BY seq")


def rule(day: date, hour: int) -> Rule:
    return Rule(day, time(hour), "Europe/Paris")


def utc(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.fixture
async def desk(any_database: Database) -> Desk:
    async with any_database.aside() as session:
        team = Workspace(team_id="T1", name="Solstice")
        session.add(team)
        await session.flush()
        await launch(session, team.id)
        nina = Person(
            workspace_id=team.id,
            slack_id="U1",
            language=Language.FR,
            zone="Europe/Paris",
            country="FR",
            met_at=utc(1, 9),
        )
        session.add(nina)
    return Desk(any_database, team.id, nina.id)


async def test_a_plan_is_queued_once_at_its_hour(desk: Desk):
    await desk.plan(desk.step(1, MONDAY))
    assert await desk.tick(utc(23, 8, 59)) == 0

    assert await desk.tick(utc(23, 9)) == 1
    assert await desk.tick(utc(23, 9)) == 0

    assert await desk.queued() == [("checkin:1", "checkin")]
    assert await desk.plans() == [("checkin:1", "queued", None)]


async def test_planning_again_moves_what_is_not_said_and_never_repeats_what_is(desk: Desk):
    await desk.plan(desk.step(1, MONDAY), desk.step(2, date(2026, 12, 1)))
    await desk.tick(utc(23, 9))

    await desk.plan(desk.step(1, date(2026, 11, 25)), desk.step(2, date(2026, 11, 27)))
    await desk.tick(utc(25, 10))
    await desk.tick(utc(27, 10))

    assert [key for key, _ in await desk.queued()] == ["checkin:1", "checkin:2"]


async def test_a_cancelled_plan_is_not_said_unless_it_is_planned_again(desk: Desk):
    await desk.plan(desk.step(1, MONDAY))
    async with desk.database.aside() as session:
        await plans.cancel(session, ["checkin"], reason="left", at=utc(22, 9))
    await desk.tick(utc(23, 10))
    assert await desk.plans() == [("checkin:1", "cancelled", "left")]

    await desk.plan(desk.step(1, date(2026, 11, 24)))
    await desk.tick(utc(24, 10))

    assert await desk.plans() == [("checkin:1", "queued", None)]


async def test_an_outage_of_three_days_says_the_newest_step_only(desk: Desk):
    days = [date(2026, 11, day) for day in (23, 24, 25)]
    await desk.plan(*(desk.step(number, day) for number, day in enumerate(days)))

    await desk.tick(utc(25, 16))

    assert await desk.queued() == [("checkin:2", "checkin")]
    assert {state for _, state, _ in await desk.plans()} == {"queued", "skipped"}


async def test_somebody_hired_in_the_past_starts_at_the_last_due_step(desk: Desk):
    days = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 20), date(2027, 2, 1)]
    await desk.plan(*(desk.step(number, day) for number, day in enumerate(days)))

    await desk.tick(utc(23, 10))

    assert [state for _, state, _ in await desk.plans()] == [
        "skipped",
        "skipped",
        "queued",
        "planned",
    ]


async def test_a_step_closer_to_the_next_is_skipped_and_the_next_is_said(desk: Desk):
    await desk.plan(desk.step(1, date(2026, 11, 2)), desk.step(2, date(2026, 11, 24)))

    await desk.tick(utc(23, 10))
    await desk.tick(utc(24, 10))

    assert await desk.plans() == [
        ("checkin:1", "skipped", "closer to the next step"),
        ("checkin:2", "queued", None),
    ]


async def test_several_features_due_together_are_one_message_in_order(desk: Desk):
    kinds = ("task", "agenda", "checkin", "access")
    await desk.plan(*(desk.step(1, MONDAY, kind=kind, series=False) for kind in kinds))

    assert await desk.tick(utc(23, 10)) == 1

    [(key, kind)] = await desk.queued()
    assert (key, kind) == ("access:1", "together")
    [(refs,)] = await desk.all("SELECT refs FROM outbox")
    parts = (refs if isinstance(refs, dict) else json.loads(refs))["parts"]
    assert [part["kind"] for part in parts] == ["access", "checkin", "agenda", "task"]


async def test_a_weekend_plan_waits_for_monday(desk: Desk):
    await desk.plan(desk.step(1, date(2026, 11, 21)))

    assert await desk.tick(utc(21, 12)) == 0
    assert await desk.tick(utc(23, 8)) == 1


async def test_somebody_away_is_told_on_their_return(desk: Desk):
    await desk.plan(desk.step(1, MONDAY, series=False))
    async with desk.database.aside() as session:
        away = Away(
            workspace_id=desk.workspace_id,
            person_id=desk.nina,
            first_on=MONDAY,
            last_on=date(2026, 11, 27),
        )
        session.add(away)

    for day in range(23, 30):
        assert await desk.tick(utc(day, 12)) == 0
    assert await desk.tick(utc(30, 8)) == 1


async def test_a_moved_zone_moves_what_is_not_said(desk: Desk):
    await desk.plan(desk.step(1, date(2026, 11, 24)))
    await desk.run("UPDATE person SET zone = 'America/New_York', country = 'US'")
    await planning.follow(desk.database, OFFICE, desk.nina)

    assert await desk.tick(utc(24, 12)) == 0
    assert await desk.tick(utc(24, 15)) == 1  # ten in New York


async def test_a_zone_nobody_knows_holds_nobody_up(desk: Desk):
    await desk.run("UPDATE person SET zone = 'Mars/Olympus', region = 'GES'")
    await desk.plan(desk.step(1, MONDAY))

    assert await desk.tick(utc(23, 9)) == 1


async def test_who_has_no_account_yet_is_told_once_they_have(desk: Desk):
    await desk.plan(desk.step(1, MONDAY, series=False))
    await desk.run("UPDATE person SET slack_id = NULL")
    assert await desk.tick(utc(23, 10)) == 0

    await desk.run("UPDATE person SET slack_id = 'U1'")
    assert await desk.tick(utc(24, 9)) == 1


async def test_a_channel_is_told_in_office_hours(desk: Desk):
    to = To(desk.workspace_id, channel="C1")
    await desk.plan(Step(to, "task", "task:1", rule(date(2026, 11, 22), 10)))

    assert await desk.tick(utc(22, 12)) == 0
    assert await desk.tick(utc(23, 9)) == 1


async def test_the_clocks_going_back_say_it_once(desk: Desk):
    sunday_rule = Rule(date(2027, 10, 31), time(2, 30), "Europe/Paris")
    to = To(desk.workspace_id, person_id=desk.nina)
    await desk.plan(Step(to, "task", "task:1", sunday_rule))
    at = datetime(2027, 10, 30, 22, tzinfo=UTC)
    for _ in range(4 * 80):
        await desk.tick(at)
        at += timedelta(minutes=15)

    assert await desk.queued() == [("task:1", "task")]
