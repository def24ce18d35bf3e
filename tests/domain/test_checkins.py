"""When a drop in motivation is worth a word."""

from datetime import date

import pytest

from bot.domain.checkins import ENERGY, ITEMS, Drop, Given, Signal, curve, may_offer, signal
from bot.domain.working_time import Absence, WorkingTime

DROP = Drop()
DAYS = (5, 14, 30, 45, 60, 75, 90, 120, 150, 180)
NONE, AMBER, RED = Signal


def given(*rows: str | None) -> list[Given]:
    """Return check-ins from what was answered: one digit an item, "-" passed, None silent."""
    past = []
    for day, row in zip(DAYS, rows, strict=False):
        if row is not None:
            found = zip(ITEMS, row, strict=True)
            past.append(Given(day, {item: int(x) for item, x in found if x != "-"}))
    return past


@pytest.mark.parametrize(
    ("row", "index"),
    [
        pytest.param("555", 100, id="all at the top"),
        pytest.param("111", 0, id="all at the bottom"),
        pytest.param("345", 75, id="the mean"),
        pytest.param("4-4", 75, id="two answered"),
        pytest.param("4--", None, id="one answered is not enough"),
        pytest.param("---", None, id="everything passed"),
    ],
)
def test_the_index_of_a_checkin(row: str, index: float | None):
    assert given(row)[0].index == index


def test_another_question_does_not_change_the_index():
    assert Given(30, {"energy": 4, "means": 4, "support": 4, "expectations": 1}).index == 75


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param((), NONE, id="nothing yet"),
        pytest.param(("111",), NONE, id="a low start is not a drop"),
        pytest.param(("333", "333", "333", "333", "333"), NONE, id="steady"),
        pytest.param(("444", "444", "444", "222"), NONE, id="one bad check-in"),
        pytest.param(("444", "444", "444", "222", "222"), AMBER, id="two running"),
        pytest.param(("444", "444", "444", "222", "222", "222"), RED, id="it lasts"),
        pytest.param(("444", "444", "444", "222", "222", "444"), NONE, id="better since"),
        pytest.param(("444", "444", "444", "333", "333"), NONE, id="24 points under"),
        pytest.param(("555", "555", "555", "343", "343"), AMBER, id="from a bright start"),
        pytest.param(("444", "444", "444", "223", None, "222"), AMBER, id="a silence between"),
        pytest.param(("444", None, None, "222", "222"), AMBER, id="a first month of one answer"),
        pytest.param((None, None, None, "444", "222", "222"), AMBER, id="a late first answer"),
        pytest.param(("444", "444", "444", "2-3", "-22"), AMBER, id="an item passed"),
        pytest.param(("444", "444", "444", "111"), AMBER, id="one check-in at the bottom"),
        pytest.param(("444", "444", "444", "344", "333", "233"), AMBER, id="a slow slide"),
        pytest.param(("444", "444", "333", "333", "333", "333"), NONE, id="a slide within it"),
        pytest.param(("535", "353", "545", "332", "233"), NONE, id="answers that move a lot"),
        pytest.param(("444", "444", "444", "332", "233"), AMBER, id="the same, that hardly moved"),
        pytest.param(("444", "444", "444", "222", "---"), NONE, id="passing is not low"),
        pytest.param(("444", "444", "444", "222", "2--"), NONE, id="one answer is no index"),
        pytest.param(("144", "144"), AMBER, id="energy at its lowest twice"),
        pytest.param(("144", "244"), NONE, id="energy at its lowest once"),
        pytest.param(("244", "244", "244"), NONE, id="energy low, not at its lowest"),
        pytest.param(("1--", "1--"), AMBER, id="energy alone is heard"),
        pytest.param(("144", "-44", "144"), AMBER, id="energy passed between"),
        pytest.param(("144", "144", "-44"), NONE, id="energy passed now"),
    ],
)
def test_a_drop(rows: tuple[str | None, ...], expected: Signal):
    assert signal(given(*rows), DROP) is expected


@pytest.mark.parametrize(
    ("drop", "expected"),
    [
        pytest.param(DROP, NONE, id="as shipped"),
        pytest.param(Drop(points=5), AMBER, id="fewer points"),
        pytest.param(Drop(movement=0), AMBER, id="whatever answers usually move"),
        pytest.param(Drop(latest=0.9), RED, id="the latest alone, nearly"),
        pytest.param(Drop(starting_point=100), AMBER, id="from a better start"),
        pytest.param(Drop(usual_movement=5), AMBER, id="people who hardly move"),
        pytest.param(Drop(energy=3), AMBER, id="a higher energy"),
    ],
)
def test_thresholds_are_those_of_the_content(drop: Drop, expected: Signal):
    assert signal(given("444", "444", "444", "333", "333"), drop) is expected


WEEKDAYS = WorkingTime("Europe/Paris")
AWAY = WorkingTime("Europe/Paris", absences=(Absence(date(2026, 12, 1), date(2026, 12, 4)),))


@pytest.mark.parametrize(
    ("last_on", "today", "hours", "expected"),
    [
        pytest.param(None, date(2026, 11, 24), WEEKDAYS, True, id="never offered"),
        pytest.param(date(2026, 11, 24), date(2026, 12, 14), WEEKDAYS, False, id="14 days later"),
        pytest.param(date(2026, 11, 24), date(2026, 12, 15), WEEKDAYS, True, id="15 days later"),
        pytest.param(date(2026, 11, 24), date(2026, 12, 15), AWAY, False, id="four of them away"),
    ],
)
def test_nothing_more_for_fifteen_working_days(
    last_on: date | None, today: date, hours: WorkingTime, expected: bool
):
    assert may_offer(last_on, today, hours, DROP) is expected


def test_the_curve_has_one_bar_per_checkin_that_has_an_index():
    assert curve(given("111", "3--", None, "333", "555")) == "▁▅█"


def test_energy_is_the_first_item():
    assert ITEMS[0] == ENERGY
