"""Newcomers of ten countries live their whole journey through a Slack, on a clock that moves.

Everything that Kamarade says of its own accord is there: `make figures-delivery` lets fifty arrive.
"""

import os
import time as machine
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text, true
from sqlmodel import col, func, select

from bot.domain.deliveries import OutboxState
from bot.domain.journeys import JourneyState
from bot.domain.working_time import WorkingTime
from bot.recognising import met
from bot.services import following, planning
from bot.workspace import Person as Member
from store.models import Away, Journey, Outbox, Person, Plan
from tests.conftest import Scene
from tests.delivery.test_year import COUNTRIES

NEWCOMERS = int(os.environ.get("KAMARADE_TEST_ARRIVALS", "3"))
ALONG = col(Plan.series).startswith("journey:")  # what comes back each month never ends
LONGEST = timedelta(days=450)


async def test_a_whole_journey_is_said_once_in_hours_and_within_limits(scene: Scene, maya: Member):
    line_managers = [await known(scene, f"Line{n}", "Europe/Paris") for n in range(5)]
    newcomers = [
        await arriving(scene, number, line_managers[number % len(line_managers)])
        for number in range(NEWCOMERS)
    ]

    started = machine.perf_counter()
    await live(scene)

    said = await sent(scene)
    assert all(person_id in said for person_id in newcomers)
    async with scene.database.reading() as session:
        people = await planning.people_of(session, said)
    for person_id, instants in said.items():
        hours = scene.bot.kamarade.office.hours(*people[person_id])
        check(hours, people[person_id][0].started_on, instants)
    assert set(await states(scene, Plan, ALONG)) <= {"queued", "skipped", "cancelled"}
    dropped = await scene.column("plan WHERE state = 'cancelled'", "series || ' ' || reason")
    assert all(one.endswith(":late the path is done") for one in dropped), dropped
    assert not {one for one in dropped if "career-interview" in one}  # due a year after the start
    assert set(await states(scene, Outbox, true())) <= {"sent", "skipped"}
    posts, plans = await each_was_posted_once(scene), dict(await states(scene, Plan, ALONG))
    print(  # noqa: T201  # `make figures-delivery` shows it
        f"{NEWCOMERS} newcomers through Slack: {posts} messages, {plans} "
        f"in {machine.perf_counter() - started:.0f} s"
    )


async def known(scene: Scene, name: str, zone: str) -> str:
    """Return the id of somebody the bot has met."""
    member = scene.slack.add_member(name, tz=zone, locale="en-GB")
    await met(scene.bot.kamarade, scene.bot.app.client, member.id)
    (person_id,) = await scene.column(f"person WHERE slack_id = '{member.id}'", "id")
    return str(person_id)


async def arriving(scene: Scene, number: int, line_manager_id: str) -> str:
    """Enrol somebody who starts within the next weeks, and is away for two weeks later on."""
    country, zone, region = COUNTRIES[number % len(COUNTRIES)]
    person_id = await known(scene, f"New{number}", zone)
    kamarade = scene.bot.kamarade
    started_on = kamarade.now().date() + timedelta(days=16 + number % 14)
    async with scene.database.aside() as session:
        person = await session.get(Person, person_id)
        assert person is not None
        person.country, person.region, person.started_on = country, region, started_on
        journey = Journey(
            workspace_id=kamarade.workspace_id,
            person_id=person_id,
            state=JourneyState.ACTIVE,
            started_on=started_on,
            line_manager_id=line_manager_id,
            path_version="",
            enrolled_at=kamarade.now(),
        )
        away = Away(
            workspace_id=kamarade.workspace_id,
            person_id=person_id,
            first_on=started_on + timedelta(days=40),
            last_on=started_on + timedelta(days=54),
        )
        session.add_all([journey, away])
        await following.follow(session, kamarade.guide, journey, at=kamarade.now())
    return person_id


async def live(scene: Scene) -> None:
    """Move the clock to each instant at which something is due, until nothing is left."""
    end = scene.clock.now() + LONGEST
    while (due := await next_due(scene)) is not None and scene.clock.now() < end:
        wait = due - scene.clock.now()
        scene.clock.move(max(wait, timedelta(minutes=1)).total_seconds())
        await scene.bot.jobs.tick()
        await scene.settle()


async def next_due(scene: Scene) -> datetime | None:
    async with scene.database.reading() as session:
        planned = select(func.min(Plan.due_at)).where(text("state = 'planned'"), ALONG)
        queued = select(func.min(Outbox.due_at)).where(text("state = 'pending'"))
        found = [(await session.exec(query)).one() for query in (planned, queued)]
    return min((at for at in found if at is not None), default=None)


async def sent(scene: Scene) -> Mapping[str, Sequence[datetime]]:
    """Return when each person was told something unasked, in business time."""
    found = defaultdict(list)
    async with scene.database.reading() as session:
        query = select(Outbox.person_id, Outbox.sent_at).where(
            col(Outbox.is_unasked), col(Outbox.sent_at).is_not(None)
        )
        for person_id, at in await session.exec(query):
            if person_id is not None:
                found[person_id].append(at.astimezone(UTC))
    return found


async def states(scene: Scene, table: Any, which: Any) -> Counter[str]:
    async with scene.database.reading() as session:
        query = select(table.state, func.count()).where(which).group_by(table.state)
        return Counter({state.value: count for state, count in await session.exec(query)})


async def each_was_posted_once(scene: Scene) -> int:
    """Check that Slack took each message once; return how many."""
    posts = [call["metadata"] for call in bodies(scene) if call.get("metadata")]
    keys = Counter(one["event_payload"]["key"] for one in posts)
    assert set(keys.values()) == {1}
    rows = (await states(scene, Outbox, true()))[OutboxState.SENT]
    assert len(keys) == rows
    return rows


def bodies(scene: Scene) -> list[dict[str, Any]]:
    return [call.args for call in scene.slack.calls("chat.postMessage")]


def check(hours: WorkingTime, started_on: date | None, told: Sequence[datetime]) -> None:
    """Check the hours, and the most that may be said in a day and in a week."""
    assert all(hours.is_open(at - timedelta(seconds=30)) or hours.is_open(at) for at in told)
    days = [at.astimezone(ZoneInfo(hours.zone)).date() for at in told]
    assert len(set(days)) == len(days), "twice in a day"
    if started_on is None:
        return
    for week, count in Counter((day - started_on).days // 7 for day in days).items():
        assert count <= (5 if week <= 0 else 3 if week <= 4 else 2), (week, count)
