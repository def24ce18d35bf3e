"""When the next person hears: working days, weekends, holidays, pauses, promises."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.obstacle_clock import Count, Next, following, working_days
from bot.domain.obstacle_states import Act
from bot.domain.obstacles import Rung
from bot.domain.working_time import WorkingTime

PARIS = ZoneInfo("Europe/Paris")
EASTER_MONDAY = date(2027, 3, 29)
HOURS = WorkingTime("Europe/Paris", days_off=frozenset({EASTER_MONDAY}))
LADDER = (Rung("it-lead", 0), Rung("manager", 3), Rung("sponsor", 7))


def at(day: int, hour: int = 10, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2027, month, day, hour, minute, tzinfo=PARIS).astimezone(UTC)


HEARD = at(25)  # Thursday 25 March 2027, before Easter


@pytest.mark.parametrize(
    ("count", "after", "expected"),
    [
        pytest.param(Count(HEARD, 1), 0, at(26), id="the next day, same hour"),
        pytest.param(Count(HEARD, 2), 0, at(30), id="across a weekend and a holiday"),
        pytest.param(Count(HEARD, 2), 3, at(2, month=4), id="the manager, three days later"),
        pytest.param(Count(HEARD, 2, held=1), 0, at(31), id="a day held"),
        pytest.param(Count(at(27, 11), 1), 0, at(31, 9), id="heard on a Saturday"),
        pytest.param(Count(at(25, 22), 1), 0, at(30, 9), id="heard in the evening"),
        pytest.param(
            Count(HEARD, 2, promised_on=date(2027, 4, 1)), 0, at(2, 9, month=4), id="promise"
        ),
        pytest.param(
            Count(HEARD, 2, promised_on=date(2027, 3, 26)), 0, at(30, 9), id="promise of a Friday"
        ),
        pytest.param(
            Count(HEARD, 2, held=3, promised_on=date(2027, 4, 1), held_before=3),
            0,
            at(2, 9, month=4),
            id="what was held before a promise does not prolong it",
        ),
        pytest.param(
            Count(HEARD, 2, held=4, promised_on=date(2027, 4, 1), held_before=3),
            0,
            at(5, 9, month=4),
            id="what is held after it does",
        ),
    ],
)
def test_when_the_time_is_up(count: Count, after: int, expected: datetime):
    assert count.due(HOURS, after) == expected


@pytest.mark.parametrize(
    ("count", "now", "expected"),
    [
        pytest.param(Count(HEARD, 2), HEARD, Next(Act.WARN, at(26)), id="a working day before"),
        pytest.param(
            Count(HEARD, 2, warned_at=at(26)), at(26), Next(Act.CLIMB, at(30)), id="then the step"
        ),
        pytest.param(
            Count(HEARD, 2, climbed=1), at(30), Next(Act.WARN, at(1, month=4)), id="the next rung"
        ),
        pytest.param(
            Count(HEARD, 2), at(30, 15), Next(Act.WARN, at(30, 15)), id="late: warned at once"
        ),
        pytest.param(
            Count(HEARD, 2, warned_at=at(30, 15)),
            at(30, 15),
            Next(Act.CLIMB, at(31, 9)),
            id="and never climbed on the day of a late warning",
        ),
        pytest.param(Count(HEARD, 2, climbed=3), at(30), None, id="the ladder has an end"),
    ],
)
def test_what_comes_next(count: Count, now: datetime, expected: Next | None):
    assert following(count, LADDER, HOURS, now) == expected


def test_the_ladder_is_climbed_once_each_in_order_even_after_a_month_of_outage():
    count, now, steps = Count(HEARD, 2), at(28, month=4), []
    while (step := following(count, LADDER, HOURS, now)) is not None:
        now = max(now, step.at)
        steps.append(step.act)
        if step.act is Act.WARN:
            count = Count(HEARD, 2, climbed=count.climbed, warned_at=now)
        else:
            count = Count(HEARD, 2, climbed=count.climbed + 1)

    assert steps == [Act.WARN, Act.CLIMB] * 3


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param(at(25), at(25, 17), 0, id="the same day"),
        pytest.param(at(25), at(26, 9), 1, id="overnight"),
        pytest.param(at(26), at(30), 1, id="a weekend and a holiday"),
        pytest.param(at(27), at(28), 0, id="within a weekend"),
    ],
)
def test_working_days_between(since: datetime, until: datetime, expected: int):
    assert working_days(HOURS, since, until) == expected
