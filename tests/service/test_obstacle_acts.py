"""Every button pressed in every state by everybody, twice, late, and at once."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.domain.companions import PairingState
from bot.domain.errors import KamaradeError, NotYourObstacle, ObstacleMoved
from bot.domain.obstacle_states import PARTS, Act, Part, State
from bot.domain.roles import Role
from bot.services import obstacle_tick, people
from bot.services import obstacle_views as views
from bot.shelf import Shelf
from store.database import Database
from store.models import Journey, Pairing
from tests.domain.test_obstacle_states import ALLOWED
from tests.service.obstacle_office import MONDAY, Company, handbook, open_company

BUTTONS = [act for act in Act if PARTS[act] is not Part.BOT and act is not Act.DECLARE]
OWNERS, BLOCKED, OTHERS = ("karim", "maya"), ("nina",), ("omar", "lou", "nadia")


@pytest.fixture
async def company(database: Database, shelf: Shelf) -> Company:
    return await open_company(database, shelf)


@pytest.fixture
async def any_company(any_database: Database, shelf: Shelf) -> Company:
    return await open_company(any_database, shelf)


async def outcome(company: Company, act: Act, who: str, obstacle_id: str, at: datetime) -> str:
    try:
        await company.do(act, company.press(obstacle_id, who, at))
    except KamaradeError as error:
        return type(error).__name__
    return "done"


@pytest.mark.parametrize("late", [timedelta(), timedelta(days=400)], ids=["at once", "very late"])
@pytest.mark.parametrize("state", list(State))
async def test_every_button_by_everybody(company: Company, state: State, late: timedelta):
    declared = await company.declare()
    for act in BUTTONS:
        for who in (*OWNERS, *BLOCKED, *OTHERS):
            await company.put(declared.obstacle_id, state)
            rights = BLOCKED if PARTS[act] is Part.NEWCOMER else OWNERS
            expected = "NotYourObstacle"
            if who in rights:
                expected = "done" if act.value in ALLOWED[state].split() else "ObstacleMoved"
            if act is Act.DATE and late and expected == "done":
                expected = "BadPromise"  # the day on the form is past by then
            found = await outcome(company, act, who, declared.obstacle_id, MONDAY + late)
            assert found == expected, (state, act, who)
            await _forget(company)


async def _forget(company: Company) -> None:
    """Let the next press begin from the same place: in the hands of `it`, its dates not counted."""
    async with company.database.aside() as session:
        await session.exec(text("UPDATE obstacle SET owner_role = 'it', dates_given = 0"))
        await session.exec(text("UPDATE obstacle_party SET is_current = (role = 'it')"))


@pytest.mark.parametrize("act", BUTTONS)
async def test_pressed_twice_it_happens_once(company: Company, act: Act):
    starts = {
        Act.ANSWER: State.ASKED,
        Act.TOO_LATE: State.DATED,
        Act.DENY: State.SOLVED,
    }
    declared = await company.declare()
    await company.put(declared.obstacle_id, starts.get(act, State.OPEN))
    who = "nina" if PARTS[act] is Part.NEWCOMER else "karim"

    found = [await outcome(company, act, who, declared.obstacle_id, MONDAY) for _ in range(2)]

    assert found[0] == "done"
    again = {Act.DATE: "done", Act.WAIT: "done", Act.HAND_OVER: "NotYourObstacle"}
    assert found[1] == again.get(act, "ObstacleMoved")
    steps = await company.all(f"SELECT count(*) FROM obstacle_step WHERE act = '{act.value}'")
    assert steps == [(2 if found[1] == "done" else 1,)]


@pytest.mark.parametrize(
    ("act", "pressers"),
    [
        pytest.param(Act.TAKE, ("karim", "maya"), id="two take it"),
        pytest.param(Act.SOLVE, ("karim", "maya"), id="two solve it"),
        pytest.param(Act.CONFIRM, ("nina", "nina"), id="two confirmations"),
        pytest.param(Act.ASK, ("karim", "maya"), id="two questions"),
    ],
)
async def test_at_once_one_of_two_counts(any_company: Company, act: Act, pressers: tuple[str, str]):
    declared = await any_company.declare()

    found = await asyncio.gather(
        *(outcome(any_company, act, who, declared.obstacle_id, MONDAY) for who in pressers)
    )

    assert sorted(found) == ["ObstacleMoved", "done"]


async def test_declared_twice_at_once_it_is_one(any_company: Company):
    found = await asyncio.gather(*(any_company.declare() for _ in range(4)))

    assert len({one.obstacle_id for one in found}) == 1
    assert [one.is_new for one in found].count(True) == 1


async def test_two_replicas_that_tick_at_once_take_each_step_once(any_company: Company):
    for who in ("nina", "omar", "lou"):
        await any_company.declare(who)
    late = MONDAY + timedelta(days=30)

    for _ in range(12):
        late += timedelta(days=1)
        await asyncio.gather(
            *(obstacle_tick.tick(any_company.database, any_company.book, late) for _ in range(3))
        )

    acts = await any_company.all(
        "SELECT act, count(*) FROM obstacle_step WHERE act <> 'declare' GROUP BY act ORDER BY act"
    )
    # Lead, manager (nobody known: HR stands in) and sponsor, each warned of first.
    assert acts == [("climb", 9), ("warn", 9)]


async def test_a_day_is_promised_twice_at_most(company: Company):
    declared = await company.declare()
    found = [
        await outcome(company, Act.DATE, "karim", declared.obstacle_id, MONDAY) for _ in range(3)
    ]

    assert found == ["done", "done", "TooManyDates"]


async def test_a_channel_s_obstacle_is_taken_by_anyone_in_it(company: Company):
    declared = await company.declare(kind="quality")
    press = company.press(declared.obstacle_id, "lou", channel="C0CARE")
    with pytest.raises(NotYourObstacle):
        await company.do(Act.TAKE, company.press(declared.obstacle_id, "lou", channel="C0OTHER"))

    await company.do(Act.TAKE, press)

    with pytest.raises(ObstacleMoved):
        await company.do(Act.TAKE, company.press(declared.obstacle_id, "omar", channel="C0CARE"))
    await company.do(Act.SOLVE, company.press(declared.obstacle_id, "lou"))  # in private, as taker


async def test_without_a_mail_server_hr_is_told_at_once(company: Company):
    declared = await company.declare(kind="payroll")

    assert await company.all("SELECT is_reached FROM obstacle") == [(0,)]
    told = await company.all("SELECT person_id FROM outbox WHERE kind = 'obstacle_owner'")
    assert told == [(company.ids["maya"],)]
    await company.do(Act.HAND_OVER, company.press(declared.obstacle_id, "maya"))
    assert await company.all("SELECT is_reached, owner_role FROM obstacle") == [(1, "care")]


async def test_with_a_mail_server_the_address_gets_an_email(company: Company):
    company.book = handbook(can_mail=True)
    await company.declare(kind="payroll")

    assert await company.all("SELECT kind, address FROM letter") == [
        ("obstacle_owner", "paie@solstice.example")
    ]
    assert await company.all("SELECT is_reached FROM obstacle") == [(1,)]


async def test_what_speaks_of_the_manager_needs_consent_and_never_reaches_them(company: Company):
    async with company.database.aside() as session:
        session.add(
            Journey(
                workspace_id=company.workspace_id,
                person_id=company.ids["nina"],
                state="active",
                started_on=MONDAY.date(),
                line_manager_id=company.ids["maya"],  # in HR, too
                path_version="1",
                enrolled_at=MONDAY,
            )
        )
    with pytest.raises(KamaradeError) as refused:
        await company.declare(kind="manager-absent")
    assert type(refused.value).__name__ == "NeedsConsent"
    assert await company.all("SELECT id FROM obstacle") == []

    with pytest.raises(KamaradeError) as nobody:  # Maya alone is in HR: nobody else would hear
        await company.declare(kind="manager-absent", consents=True)
    assert type(nobody.value).__name__ == "NobodyInHr"


async def test_what_speaks_of_the_buddy_never_reaches_them(company: Company):
    company.book = handbook(hr_channel="C0HR")  # where the buddy, in HR, would read it
    await people.grant(company.database, company.workspace_id, "UZOE", Role.HR, now=MONDAY)
    await accompany(company, buddy="maya")

    declared = await company.declare(kind="buddy-absent", consents=True)
    await obstacle_tick.tick(company.database, company.book, MONDAY + timedelta(days=60))

    told = await company.all(
        "SELECT DISTINCT person_id, channel FROM outbox WHERE kind = 'obstacle_owner'"
    )
    assert told == [(company.ids["zoe"], None)]
    assert await outcome(company, Act.TAKE, "zoe", declared.obstacle_id, MONDAY) == "done"


async def accompany(company: Company, *, buddy: str) -> None:
    """Give Nina a buddy."""
    journey = Journey(
        workspace_id=company.workspace_id,
        person_id=company.ids["nina"],
        state="active",
        started_on=MONDAY.date(),
        path_version="1",
        enrolled_at=MONDAY,
    )
    async with company.database.aside() as session:
        session.add(journey)
        await session.flush()
        session.add(
            Pairing(
                workspace_id=company.workspace_id,
                journey_id=journey.id,
                newcomer_id=company.ids["nina"],
                buddy_id=company.ids[buddy],
                state=PairingState.ACCEPTED,
                proposed_at=MONDAY,
            )
        )


async def test_several_people_with_the_same_obstacle_are_counted(company: Company):
    first = await company.declare("nina")
    await company.declare("omar")
    await company.declare("lou", kind="quality")

    shown = await views.shown(company.database, company.book, first.obstacle_id, MONDAY)

    assert shown.same == 2
