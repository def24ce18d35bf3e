"""A year of newcomers in ten countries, on a clock that moves; no Slack."""

import os
import time as machine
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import func, select

from bot.domain.deliveries import To
from bot.domain.languages import Language
from bot.domain.planning import Rule, Step
from bot.domain.working_time import CompanyCalendar, WorkingTime, months_after
from bot.services import planning, queueing
from bot.services.planning import Office
from store.database import Database
from store.models import Away, Outbox, Person, Plan, Workspace
from tests.delivery.line import launch

NEWCOMERS = int(os.environ.get("KAMARADE_TEST_NEWCOMERS", "10"))
OFFICE = Office(CompanyCalendar(), "Europe/Paris", "FR")
COUNTRIES = (
    ("FR", "Europe/Paris", "57"),
    ("DE", "Europe/Berlin", "BY"),
    ("GB", "Europe/London", "ENG"),
    ("US", "America/New_York", None),
    ("CA", "America/Toronto", "QC"),
    ("BR", "America/Sao_Paulo", None),
    ("EG", "Africa/Cairo", None),
    ("AE", "Asia/Dubai", None),
    ("JP", "Asia/Tokyo", None),
    ("AU", "Australia/Lord_Howe", "NSW"),
)
START = date(2026, 9, 1)  # both changes of clocks are ahead, in each hemisphere
DAYS = (0, 1, 2, 3, 4, 7, 10, 14, 21, 30)


async def test_a_year_says_each_step_once_in_hours_and_within_limits(any_database: Database):
    if NEWCOMERS < 100 and not any_database.is_sqlite:
        pytest.skip("the same year: run on PostgreSQL by make figures-delivery")
    started = machine.perf_counter()
    hours = await _hire(any_database)
    at = datetime.combine(START, time(), UTC)
    while (due := await _next_due(any_database)) is not None:
        at = max(at + timedelta(minutes=1), due)
        await queueing.queue_due(any_database, OFFICE, at)

    said = await _said(any_database)
    states = await _states(any_database)
    kind = "SQLite" if any_database.is_sqlite else "PostgreSQL"
    print(  # noqa: T201  # `make figures-delivery` shows it
        f"{kind}: a year of {NEWCOMERS} newcomers: {sum(map(len, said.values()))} messages, "
        f"{dict(states)} in {machine.perf_counter() - started:.0f} s"
    )
    assert set(states) <= {"queued", "skipped"}
    assert states["queued"] > states["skipped"] * 3
    for person, instants in said.items():
        _check(hours[person][0], hours[person][1], instants)


async def _hire(database: Database) -> Mapping[str, tuple[WorkingTime, date]]:
    found = {}
    async with database.aside() as session:
        team = Workspace(team_id="T1", name="Solstice")
        session.add(team)
        await session.flush()
        await launch(session, team.id)
        for number in range(NEWCOMERS):
            country, zone, region = COUNTRIES[number % len(COUNTRIES)]
            person = Person(
                workspace_id=team.id,
                slack_id=f"U{number}",
                language=Language.EN,
                zone=zone,
                country=country,
                region=region,
                started_on=START + timedelta(days=number % 28),
                met_at=datetime.combine(START, time(), UTC),
            )
            away = Away(
                workspace_id=team.id,
                person_id=person.id,
                first_on=person.started_on + timedelta(days=40),
                last_on=person.started_on + timedelta(days=54),
            )
            session.add(person)
            await session.flush()
            session.add(away)
            await session.flush()
            await planning.plan(session, OFFICE, _journey(team.id, person))
            known = await planning.people_of(session, [person.id])
            found[person.id] = (OFFICE.hours(*known[person.id]), person.started_on)
    return found


def _journey(workspace_id: str, person: Person) -> Sequence[Step]:
    """Return check-ins for a year, a weekly task and agendas: more than the limits let through."""
    start = person.started_on
    assert start is not None
    to = To(workspace_id, person_id=person.id)
    checkins = [*(start + timedelta(days=day) for day in DAYS), *_months(start)]
    tasks = [start + timedelta(days=2 + 5 * week) for week in range(10)]
    agendas = [start + timedelta(days=1 + 14 * fortnight) for fortnight in range(8)]
    return [
        Step(to, kind, f"{kind}:{person.id}:{number}", Rule(day, hour, person.zone), series, {})
        for kind, days, hour, series in (
            ("checkin", checkins, time(10), f"checkin:{person.id}"),
            ("task", tasks, time(2, 30), None),
            ("agenda", agendas, time(19), None),
        )
        for number, day in enumerate(days)
    ]


def _months(start: date) -> Sequence[date]:
    return [months_after(start, month) for month in range(2, 13)]


async def _next_due(database: Database) -> datetime | None:
    """Return when the clock is worth moving to."""
    async with database.reading() as session:
        team = select(Workspace.id).scalar_subquery()
        query = select(func.min(Plan.due_at)).where(
            text("state = 'planned'"), Plan.workspace_id == team
        )
        return (await session.exec(query)).one()


async def _said(database: Database) -> Mapping[str, Sequence[datetime]]:
    found = defaultdict(list)
    async with database.reading() as session:
        query = select(Outbox.person_id, Outbox.key, Outbox.due_at).order_by(Outbox.due_at)
        rows = list(await session.exec(query))
    assert len({key for _, key, _ in rows}) == len(rows)
    for person, _, at in rows:
        found[person].append(at)
    return found


async def _states(database: Database) -> Counter[str]:
    async with database.reading() as session:
        query = text("SELECT state, count(*) FROM plan GROUP BY state")
        return Counter(dict(list(await session.exec(query))))


def _check(hours: WorkingTime, start: date, said: Sequence[datetime]) -> None:
    days = [hours.local(at).date() for at in said]
    assert all(hours.is_open(at) for at in said)
    assert len(set(days)) == len(days)
    weeks = Counter((day - start).days // 7 for day in days)
    for week, count in weeks.items():
        assert count <= (5 if week <= 0 else 3 if week <= 4 else 2)
