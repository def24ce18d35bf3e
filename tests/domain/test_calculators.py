"""The calculators against examples of the law and of the booklet."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.calculators import leave, mileage, months, probation, typed
from bot.domain.calculators.leave import Worked
from bot.domain.calculators.mileage import Drive
from bot.domain.calculators.probation import Delay, Probation, Side
from bot.domain.errors import BadFigure
from bot.library import calculators
from tests.conftest import CONTENT

D = Decimal
SCALE = calculators.load([CONTENT]).mileage


def paid(power: int, km: str, *, before: str = "0", electric: bool = False) -> str:
    drive = Drive(power, Decimal(km), Decimal(before), electric)
    return str(mileage.allowance(SCALE, drive).amount)


@pytest.mark.parametrize(
    ("power", "km", "expected"),
    [
        pytest.param(6, "4000", "2660.00", id="official example: 4,000 km, 6 CV"),
        pytest.param(5, "6000", "3537.00", id="official example: 6,000 km, 5 CV"),
        pytest.param(7, "22000", "10340.00", id="official example: 22,000 km, 7 CV"),
        pytest.param(5, "5000", "3180.00", id="the last short kilometre"),
        pytest.param(5, "5001", "3180.36", id="the first middle one"),
        pytest.param(5, "20000", "8535.00", id="the last middle one"),
        pytest.param(5, "20001", "8540.43", id="the first long one"),
        pytest.param(2, "100", "52.90", id="weaker than the first line"),
        pytest.param(12, "100", "69.70", id="stronger than the last line"),
        pytest.param(3, "0.5", "0.26", id="half a kilometre, to the cent"),
        pytest.param(4, "0", "0.00", id="none"),
    ],
)
def test_the_scale_gives(power: int, km: str, expected: str):
    assert paid(power, km) == expected


def test_an_electric_car_gives_a_fifth_more():
    assert paid(5, "6000", electric=True) == "4244.40"


def test_a_trip_late_in_the_year_is_worth_what_it_adds_to_the_year():
    assert paid(5, "1000", before="5000") == "357.00"
    assert paid(5, "2000", before="4000") == str(Decimal(paid(5, "6000")) - Decimal("2544.00"))


@pytest.mark.parametrize(
    ("first", "count", "last"),
    [
        ((2027, 3, 1), 4, (2027, 6, 30)),
        ((2027, 3, 15), 4, (2027, 7, 14)),
        ((2026, 10, 31), 4, (2027, 2, 28)),
        ((2026, 10, 29), 4, (2027, 2, 28)),
        ((2026, 10, 28), 4, (2027, 2, 27)),
        ((2027, 10, 29), 4, (2028, 2, 28)),
        ((2026, 12, 1), 1, (2026, 12, 31)),
    ],
)
def test_months_end_on(first: tuple[int, int, int], count: int, last: tuple[int, int, int]):
    assert months.last_day(date(*first), count) == date(*last)


def counted(since: date, until: date, sick: int = 0) -> list[tuple[int, Decimal, Decimal]]:
    found = leave.earned(Worked(since, until, sick))
    return [(one.months, one.ouvrables, one.ouvres) for one in found]


@pytest.mark.parametrize(
    ("since", "until", "sick", "expected"),
    [
        pytest.param(
            date(2026, 6, 1),
            date(2027, 5, 31),
            0,
            [(12, D("30"), D("25"))],
            id="a whole leave year",
        ),
        pytest.param(
            date(2026, 9, 1),
            date(2026, 11, 30),
            0,
            [(3, D("7.5"), D("6.25"))],
            id="the entry's own",
        ),
        pytest.param(date(2026, 9, 1), date(2026, 9, 27), 0, [(0, D("0.0"), D("0"))], id="27 days"),
        pytest.param(
            date(2026, 9, 1), date(2026, 9, 28), 0, [(1, D("2.5"), D("2.08"))], id="four weeks"
        ),
        pytest.param(
            date(2026, 6, 1),
            date(2027, 5, 31),
            2,
            [(12, D("29.0"), D("24.17"))],
            id="two months sick",
        ),
        pytest.param(
            date(2026, 6, 1), date(2027, 5, 31), 12, [(12, D("24.0"), D("20"))], id="sick all year"
        ),
        pytest.param(
            date(2027, 3, 1),
            date(2027, 7, 31),
            0,
            [(3, D("7.5"), D("6.25")), (2, D("5.0"), D("4.17"))],
            id="across two leave years",
        ),
        pytest.param(
            date(2019, 1, 7),
            date(2027, 6, 30),
            0,
            [(12, D("30"), D("25")), (1, D("2.5"), D("2.08"))],
            id="long since: only the last two leave years",
        ),
    ],
)
def test_leave_earned(
    since: date, until: date, sick: int, expected: list[tuple[int, Decimal, Decimal]]
):
    assert counted(since, until, sick) == expected


@pytest.mark.parametrize(
    ("since", "until", "sick", "field"),
    [
        (date(2027, 5, 2), date(2027, 5, 1), 0, "until"),
        (date(1957, 5, 2), date(2027, 5, 1), 0, "since"),
        (date(2027, 6, 1), date(2027, 7, 31), 3, "sick"),
    ],
)
def test_leave_that_cannot_be(since: date, until: date, sick: int, field: str):
    with pytest.raises(BadFigure) as caught:
        leave.earned(Worked(since, until, sick))

    assert caught.value.details["field"] == field


FOUR = Probation(date(2027, 2, 1), 4)


def test_a_probation_ends_the_day_before_the_same_day():
    assert FOUR.ends_on == date(2027, 5, 31)
    assert Probation(date(2027, 2, 1), 4, 4).ends_on == date(2027, 9, 30)


@pytest.mark.parametrize(
    ("on", "employee", "employer"),
    [
        pytest.param(date(2027, 2, 8), Delay.DAY, Delay.DAY, id="seven days"),
        pytest.param(date(2027, 2, 9), Delay.TWO_DAYS, Delay.TWO_DAYS, id="eight days"),
        pytest.param(date(2027, 2, 28), Delay.TWO_DAYS, Delay.TWO_DAYS, id="not quite a month"),
        pytest.param(date(2027, 3, 1), Delay.TWO_DAYS, Delay.TWO_WEEKS, id="a month"),
        pytest.param(date(2027, 4, 30), Delay.TWO_DAYS, Delay.TWO_WEEKS, id="not quite three"),
        pytest.param(date(2027, 5, 1), Delay.TWO_DAYS, Delay.MONTH, id="three months"),
    ],
)
def test_the_notice_grows_with_presence(on: date, employee: Delay, employer: Delay):
    assert probation.delay(FOUR, on, Side.EMPLOYEE) is employee
    assert probation.delay(FOUR, on, Side.EMPLOYER) is employer


def test_the_last_day_to_say_it_leaves_the_whole_notice():
    assert probation.latest(FOUR, Side.EMPLOYER) == date(2027, 4, 30)
    assert probation.latest(FOUR, Side.EMPLOYEE) == date(2027, 5, 29)
    assert probation.latest(Probation(date(2027, 2, 1), 4, 4), Side.EMPLOYER) == date(2027, 8, 31)


def test_a_late_notice_does_not_make_the_probation_longer():
    late = probation.leaving(FOUR, date(2027, 5, 20), Side.EMPLOYER)

    assert (late.delay, late.last_day, late.is_cut_short) == (Delay.MONTH, FOUR.ends_on, True)


def test_who_resigns_leaves_after_two_days():
    gone = probation.leaving(FOUR, date(2027, 4, 12), Side.EMPLOYEE)

    assert (gone.last_day, gone.is_cut_short) == (date(2027, 4, 14), False)


@pytest.mark.parametrize("on", [date(2027, 1, 31), date(2027, 6, 1)])
def test_nothing_is_announced_outside_the_probation(on: date):
    with pytest.raises(BadFigure):
        probation.leaving(FOUR, on, Side.EMPLOYEE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1250", "1250"),
        (" 1 250,5 km ", "1250.5"),
        ("1\u202f250.5", "1250.5"),
        ("12 KM", "12"),
        ("0", "0"),
    ],
)
def test_a_figure_is_read_as_people_type_it(text: str, expected: str):
    assert typed.number(text, field="km", most=200_000) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not_a_number"),
        (None, "not_a_number"),
        ("beaucoup", "not_a_number"),
        ("NaN", "not_a_number"),
        ("1e999999", "out_of_range"),
        ("-3", "out_of_range"),
        ("200001", "out_of_range"),
        ("1,250,000", "not_a_number"),
        ("2,5", "not_whole"),
    ],
)
def test_a_figure_that_cannot_be_counted_with_says_why(text: str | None, why: str):
    with pytest.raises(BadFigure) as caught:
        typed.whole(text, field="km", most=200_000)

    assert caught.value.details["why"] == why
