"""Which day of the journey it is, whatever the absences."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.journeys import day_of, on_day, pauses
from bot.domain.working_time import Absence

START = date(2027, 3, 1)


def away(first: int, last: int) -> Absence:
    """Return an absence from one day of the journey to another, both included."""
    return Absence(START + timedelta(days=first), START + timedelta(days=last))


@pytest.mark.parametrize(
    ("absences", "offset", "expected"),
    [
        pytest.param([], -15, -15, id="before the first day"),
        pytest.param([], 30, 30, id="nobody away"),
        pytest.param([away(10, 14)], 30, 30, id="five days off move nothing"),
        pytest.param([away(10, 15)], 30, 36, id="six days off move what follows"),
        pytest.param([away(10, 15)], 9, 9, id="and not what came before"),
        pytest.param([away(10, 15)], 10, 16, id="what fell on the first day off waits"),
        pytest.param([away(10, 19), away(40, 49)], 35, 55, id="two leaves add up"),
        pytest.param([away(10, 12), away(13, 16)], 30, 37, id="leaves that touch are one"),
        pytest.param([away(-20, -5)], 3, 3, id="a leave before the first day is nothing"),
        pytest.param([away(-5, 4)], 0, 5, id="a leave over the first day counts from it"),
        pytest.param([away(-5, 4)], -7, -7, id="what prepares the arrival does not move"),
    ],
)
def test_long_absences_move_the_days_after_them(
    absences: list[Absence], offset: int, expected: int
):
    assert on_day(START, offset, pauses(absences)) == START + timedelta(days=expected)


ABSENCES = st.lists(
    st.tuples(st.integers(-30, 300), st.integers(0, 60)).map(lambda one: away(one[0], sum(one))),
    max_size=5,
)


@given(ABSENCES, st.integers(0, 365))
def test_a_date_is_that_day_of_the_journey(absences: list[Absence], offset: int):
    stops = pauses(absences)

    assert day_of(START, on_day(START, offset, stops), stops) == offset


@given(ABSENCES, st.integers(0, 364))
def test_days_come_in_order(absences: list[Absence], offset: int):
    stops = pauses(absences)

    assert on_day(START, offset, stops) < on_day(START, offset + 1, stops)
    assert not any(on_day(START, offset, stops) in stop for stop in stops)


def test_the_day_stands_still_during_a_pause():
    stops = pauses([away(10, 19)])
    days = [day_of(START, START + timedelta(days=n), stops) for n in (9, 10, 15, 19, 20)]

    assert days == [9, 9, 9, 9, 10]
