"""Every button pressed in every state by everybody, twice, late, and at once."""

from datetime import timedelta

import pytest

from bot.domain.errors import NotYourObstacle, ObstacleMoved
from bot.domain.obstacle_states import PARTS, Act, Part, State
from tests.domain.test_obstacle_states import ALLOWED
from tests.service.obstacle_office import MONDAY, Company

BUTTONS = [act for act in Act if PARTS[act] is not Part.BOT and act is not Act.DECLARE]
BLOCKED = ("nina",)
OWNERS = ("karim", "maya", "nadia")  # of the team, in HR, and their lead once told
OTHERS = ("omar", "lou", "zoe")  # a colleague, whoever handed it over, the sponsor not told yet


@pytest.mark.parametrize("late", [timedelta(), timedelta(days=400)], ids=["at once", "very late"])
@pytest.mark.parametrize("state", list(State))
async def test_every_button_by_everybody(company: Company, state: State, late: timedelta):
    declared = await company.declare()
    await company.let_in(declared.obstacle_id, "nadia", "it-lead", is_current=True)
    await company.let_in(declared.obstacle_id, "lou", "pricing", is_current=False)
    for act in BUTTONS:
        for who in (*OWNERS, *BLOCKED, *OTHERS):
            await company.put(declared.obstacle_id, state)
            rights = BLOCKED if PARTS[act] is Part.NEWCOMER else OWNERS
            expected = "NotYourObstacle"
            if who in rights:
                expected = "done" if act.value in ALLOWED[state].split() else "ObstacleMoved"
            if act is Act.DATE and late and expected == "done":
                expected = "BadPromise"  # the day on the form is past by then
            found = await company.outcome(act, who, declared.obstacle_id, MONDAY + late)
            assert found == expected, (state, act, who)
            await company.forget()


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

    found = [await company.outcome(act, who, declared.obstacle_id, MONDAY) for _ in range(2)]

    assert found[0] == "done"
    again = {Act.DATE: "done", Act.WAIT: "done", Act.HAND_OVER: "NotYourObstacle"}
    assert found[1] == again.get(act, "ObstacleMoved")
    steps = await company.all(f"SELECT count(*) FROM obstacle_step WHERE act = '{act.value}'")
    assert steps == [(2 if found[1] == "done" else 1,)]


async def test_a_day_is_promised_twice_at_most(company: Company):
    declared = await company.declare()
    found = [
        await company.outcome(Act.DATE, "karim", declared.obstacle_id, MONDAY) for _ in range(3)
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
