"""The life of one obstacle: every act in every state."""

from itertools import product

import pytest

from bot.domain.obstacle_states import (
    LIVE,
    OVER,
    OWED,
    PARTS,
    WAITING,
    Act,
    Part,
    State,
    after,
    may,
)

# What is allowed where; anything else is refused.
ALLOWED = {
    State.OPEN: "take date ask solve hand_over wait confirm withdraw warn climb leave",
    State.TAKEN: "date ask solve hand_over wait confirm withdraw warn climb leave",
    State.DATED: "date ask solve hand_over wait too_late confirm withdraw warn climb leave",
    State.ASKED: "answer solve hand_over confirm withdraw leave",
    State.SOLVED: "confirm deny withdraw fade leave",
    State.CLOSED: "deny",
    State.FADED: "confirm deny",
    State.WITHDRAWN: "",
}


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
def test_every_act_in_every_state(state: State, act: Act):
    assert may(state, act) is (act.value in ALLOWED[state].split())


def test_every_act_is_somebody_s():
    assert set(PARTS) == set(Act)
    assert set(PARTS.values()) == set(Part)


def test_only_who_is_blocked_closes():
    closing = {
        act
        for state, act in product(State, Act)
        if may(state, act) and after(state, act, is_taken=True, is_dated=False) is State.CLOSED
    }

    assert closing == {Act.CONFIRM}
    assert PARTS[Act.CONFIRM] is Part.NEWCOMER


def test_the_states_are_sorted():
    assert WAITING < OWED < LIVE
    assert {State.CLOSED, State.FADED, State.WITHDRAWN} == OVER


@pytest.mark.parametrize(
    ("state", "act", "is_taken", "is_dated", "expected"),
    [
        pytest.param(State.OPEN, Act.TAKE, False, False, State.TAKEN, id="taken"),
        pytest.param(State.ASKED, Act.ANSWER, True, False, State.TAKEN, id="answered"),
        pytest.param(State.ASKED, Act.ANSWER, True, True, State.DATED, id="the day still holds"),
        pytest.param(State.SOLVED, Act.DENY, True, False, State.TAKEN, id="back to who had it"),
        pytest.param(State.CLOSED, Act.DENY, False, False, State.OPEN, id="nobody had it"),
        pytest.param(State.DATED, Act.TOO_LATE, True, True, State.TAKEN, id="day refused"),
        pytest.param(State.TAKEN, Act.WAIT, True, False, State.TAKEN, id="wait changes nothing"),
        pytest.param(State.TAKEN, Act.HAND_OVER, True, False, State.OPEN, id="handed over"),
    ],
)
def test_where_an_act_leads(
    state: State, act: Act, is_taken: bool, is_dated: bool, expected: State
):
    assert after(state, act, is_taken=is_taken, is_dated=is_dated) is expected
