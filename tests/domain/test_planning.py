"""What is told now, later, or never."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.planning import LARGEST, Due, Reader, Rhythm, judge, waiting
from bot.domain.working_time import Absence, WorkingTime

PARIS = WorkingTime("Europe/Paris")
READER = Reader(PARIS)
TUESDAY = datetime(2026, 11, 24, 9, tzinfo=UTC)  # ten in Paris
WEDNESDAY = datetime(2026, 11, 25, 8, tzinfo=UTC)
CHECKIN = Due("checkin:1", "checkin", TUESDAY)


def test_what_is_due_at_work_is_told():
    assert judge(READER, [CHECKIN], TUESDAY).now == ("checkin:1",)


def test_what_falls_due_together_is_one_message_in_order():
    due = [
        Due("other", "other", TUESDAY),
        Due("t", "task", TUESDAY),
        Due("a", "agenda", TUESDAY),
        Due("c", "checkin", TUESDAY),
        Due("x", "access", TUESDAY),
    ]

    assert judge(READER, due, TUESDAY).now == ("x", "c", "a", "t", "other")


def test_nobody_is_asked_how_they_are_and_told_what_is_late_in_one_message():
    late, agenda = Due("l", "task_late", TUESDAY), Due("a", "agenda", TUESDAY)

    verdict = judge(READER, [late, agenda, CHECKIN], TUESDAY)

    assert verdict.now == ("checkin:1", "a")
    assert verdict.later == {"l": WEDNESDAY}
    assert judge(READER, [late, agenda], TUESDAY).now == ("a", "l")


def test_what_one_message_cannot_hold_waits_for_the_next_morning():
    due = [Due(f"task:{n}", "task", TUESDAY) for n in range(LARGEST + 2)]

    verdict = judge(READER, due, TUESDAY)

    assert len(verdict.now) == LARGEST
    assert set(verdict.later.values()) == {WEDNESDAY}
    assert len(verdict.later) == 2


@pytest.mark.parametrize(
    ("change", "until"),
    [
        pytest.param({"told_on": [date(2026, 11, 24)]}, WEDNESDAY, id="told today"),
        pytest.param({"has_account": False}, WEDNESDAY, id="no account yet"),
        pytest.param(
            {"paused_until": datetime(2026, 11, 28, 12, tzinfo=UTC)},
            datetime(2026, 11, 30, 8, tzinfo=UTC),
            id="paused until a saturday",
        ),
        pytest.param({"paused_until": TUESDAY}, None, id="the pause is over"),
        pytest.param({"told_on": [date(2026, 11, 23)]}, None, id="told yesterday"),
        pytest.param(
            {"rhythm": Rhythm.FEWER, "told_on": [date(2026, 11, 23)]},
            WEDNESDAY,
            id="wants one a week and had it",
        ),
        pytest.param(
            {"rhythm": Rhythm.FEWER, "told_on": [date(2026, 11, 22)]},
            None,
            id="wants one a week and had it the week before",
        ),
    ],
)
def test_when_somebody_is_left_in_peace(change: dict[str, object], until: datetime | None):
    assert waiting(replace(READER, **change), TUESDAY) == until  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days_since_start", "told_this_week", "is_told"),
    [
        pytest.param(4, 4, True, id="fifth of the first week"),
        pytest.param(5, 5, False, id="sixth of the first week"),
        pytest.param(9, 2, True, id="third of the second week"),
        pytest.param(10, 3, False, id="fourth of the second week"),
        pytest.param(30, 2, True, id="third of the week of day thirty"),
        pytest.param(32, 3, False, id="fourth of the week of day thirty"),
        pytest.param(37, 1, True, id="second of a later week"),
        pytest.param(38, 2, False, id="third of a later week"),
        pytest.param(-3, 4, True, id="before the first day, as in the first week"),
    ],
)
def test_a_newcomer_hears_less_every_week(
    days_since_start: int, told_this_week: int, is_told: bool
):
    today = date(2026, 11, 24)
    start = today - timedelta(days=days_since_start)
    week = days_since_start // 7 * 7
    first = start + timedelta(days=week)
    told_on = [first + timedelta(days=n) for n in range(7)]
    told_on = [day for day in told_on if day != today][:told_this_week]

    reader = replace(READER, started_on=start, told_on=told_on)

    assert (waiting(reader, TUESDAY) is None) is is_told


def test_only_the_newest_step_is_told_after_an_outage():
    old = Due("checkin:1", "checkin", TUESDAY - timedelta(days=4), is_newest=False)

    verdict = judge(READER, [old, Due("checkin:2", "checkin", TUESDAY)], TUESDAY)

    assert verdict.now == ("checkin:2",)
    assert verdict.skipped == {"checkin:1": "a later step is due"}


@pytest.mark.parametrize(
    ("late", "is_told"),
    [
        pytest.param(timedelta(), True, id="on time"),
        pytest.param(timedelta(days=5), True, id="exactly half the way"),
        pytest.param(timedelta(days=5, seconds=1), False, id="past half the way"),
    ],
)
def test_a_step_closer_to_the_next_one_is_skipped(late: timedelta, is_told: bool):
    meant = TUESDAY - late
    due = Due("checkin:1", "checkin", meant, next_due=meant + timedelta(days=10))

    verdict = judge(READER, [due], TUESDAY)

    assert bool(verdict.now) is is_told
    assert ("checkin:1" in verdict.skipped) is not is_told


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"rhythm": Rhythm.STOPPED}, "stopped by the person"),
        ({"is_active": False}, "account closed"),
    ],
)
def test_what_nobody_will_read_is_skipped_with_its_reason(change: dict[str, object], reason: str):
    verdict = judge(replace(READER, **change), [CHECKIN], TUESDAY)  # type: ignore[arg-type]

    assert verdict.now == ()
    assert verdict.skipped == {"checkin:1": reason}


def test_outside_hours_everything_waits_for_the_opening():
    night = datetime(2026, 11, 24, 21, tzinfo=UTC)

    verdict = judge(READER, [CHECKIN], night)

    assert verdict.now == ()
    assert verdict.later == {"checkin:1": WEDNESDAY}


def test_who_is_never_at_work_holds_nobody_up():
    away = WorkingTime("Europe/Paris", absences=(Absence(date(2026, 1, 1), date(2040, 1, 1)),))

    verdict = judge(Reader(away), [CHECKIN], TUESDAY)

    assert verdict.skipped == {"checkin:1": "never at work"}
