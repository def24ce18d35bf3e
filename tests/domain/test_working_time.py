"""When somebody is at work, whatever the clocks and the calendars do."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.calendars import UnknownRegion, Whereabouts, hours_of, regions
from bot.domain.working_time import (
    Absence,
    CompanyCalendar,
    NeverAtWork,
    OwnDay,
    WorkingTime,
    exists,
    instant,
    months_after,
)

FRANCE = hours_of(Whereabouts("Europe/Paris", "FR"), CompanyCalendar())


@pytest.mark.parametrize(
    ("zone", "day", "wall", "expected", "is_real"),
    [
        pytest.param(
            "Europe/Paris", date(2027, 3, 28), time(2, 30), "2027-03-28T01:30", False, id="gap"
        ),
        pytest.param(
            "Europe/Paris", date(2027, 10, 31), time(2, 30), "2027-10-31T00:30", True, id="twice"
        ),
        pytest.param(
            "Europe/Paris", date(2027, 1, 15), time(9), "2027-01-15T08:00", True, id="winter"
        ),
        pytest.param(
            "Europe/Paris", date(2027, 7, 15), time(9), "2027-07-15T07:00", True, id="summer"
        ),
        pytest.param(
            "America/Havana",
            date(2027, 3, 14),
            time(0, 30),
            "2027-03-14T05:30",
            False,
            id="midnight does not exist in Havana",
        ),
        pytest.param(
            "Africa/Cairo",
            date(2027, 4, 30),
            time(0, 15),
            "2027-04-29T22:15",
            False,
            id="midnight does not exist in Cairo",
        ),
        pytest.param(
            "Australia/Lord_Howe",
            date(2027, 10, 3),
            time(2, 15),
            "2027-10-02T15:45",
            False,
            id="half an hour is skipped on Lord Howe",
        ),
        pytest.param(
            "Australia/Lord_Howe",
            date(2027, 4, 4),
            time(1, 45),
            "2027-04-03T14:45",
            True,
            id="half an hour comes twice on Lord Howe",
        ),
        pytest.param(
            "Asia/Kathmandu",
            date(2027, 4, 4),
            time(9),
            "2027-04-04T03:15",
            True,
            id="three quarters of an hour",
        ),
    ],
)
def test_the_instant_of_a_local_hour(
    zone: str, day: date, wall: time, expected: str, is_real: bool
):
    assert instant(day, wall, zone) == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert exists(day, wall, zone) is is_real


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 1, 31), 2, date(2027, 3, 31)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 15), 12, date(2027, 11, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 11, 30), 0, date(2026, 11, 30)),
    ],
)
def test_months_are_counted_from_the_start(start: date, months: int, expected: date):
    assert months_after(start, months) == expected


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Paris"))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("2026-11-24T10:00", "2026-11-24T10:00", id="at work"),
        pytest.param("2026-11-24T09:00", "2026-11-24T09:00", id="the opening is open"),
        pytest.param("2026-11-24T18:00", "2026-11-25T09:00", id="the closing is closed"),
        pytest.param("2026-11-24T03:00", "2026-11-24T09:00", id="at night"),
        pytest.param("2026-11-27T18:30", "2026-11-30T09:00", id="friday evening"),
        pytest.param("2026-11-29T12:00", "2026-11-30T09:00", id="sunday"),
        pytest.param("2026-12-24T19:00", "2026-12-28T09:00", id="christmas on a friday"),
        pytest.param("2027-03-27T10:00", "2027-03-30T09:00", id="easter and the change of clocks"),
        pytest.param("2026-12-31T18:00", "2027-01-04T09:00", id="new year"),
        pytest.param("2027-10-29T18:00", "2027-11-02T09:00", id="all saints, clocks set back"),
    ],
)
def test_an_instant_is_brought_into_working_hours(at: str, expected: str):
    assert FRANCE.clamp(paris(at)) == paris(expected)


@pytest.mark.parametrize(
    ("country", "region", "day", "is_working"),
    [
        pytest.param("FR", None, date(2027, 3, 26), True, id="good friday is worked in France"),
        pytest.param("FR", "57", date(2027, 3, 26), False, id="and not in Moselle"),
        pytest.param("FR", "6AE", date(2027, 3, 26), False, id="nor in Alsace"),
        pytest.param("FR", "6AE", date(2026, 12, 26), False, id="saint stephen"),
        pytest.param("AE", None, date(2026, 11, 27), True, id="friday is worked in the Emirates"),
        pytest.param("SA", None, date(2026, 11, 27), False, id="and not in Saudi Arabia"),
        pytest.param("SA", None, date(2026, 11, 29), True, id="where sunday is"),
        pytest.param("IL", None, date(2026, 11, 29), True, id="as in Israel"),
        pytest.param("US", None, date(2026, 11, 26), False, id="thanksgiving"),
        pytest.param("XX", None, date(2026, 11, 27), True, id="a country nobody knows"),
        pytest.param("XX", None, date(2026, 11, 28), False, id="has a weekend"),
    ],
)
def test_days_off_are_those_of_the_country_and_region(
    country: str, region: str | None, day: date, is_working: bool
):
    hours = hours_of(Whereabouts("UTC", country, region), CompanyCalendar())

    assert hours.is_working_day(day) is is_working


@pytest.mark.parametrize("region", ["GES", "Alsace", "57 ", "fr"])
def test_an_unknown_region_is_refused(region: str):
    with pytest.raises(UnknownRegion):
        hours_of(Whereabouts("Europe/Paris", "FR", region), CompanyCalendar())
    assert region not in regions("FR")


def test_the_company_adds_and_removes_days_for_some_countries():
    company = CompanyCalendar(
        closed=(OwnDay(date(2027, 5, 7), frozenset({"FR"})),),
        worked=(OwnDay(date(2027, 5, 17)),),
    )
    france = hours_of(Whereabouts("Europe/Paris", "FR"), company)
    spain = hours_of(Whereabouts("Europe/Madrid", "ES"), company)

    assert not france.is_working_day(date(2027, 5, 7))
    assert spain.is_working_day(date(2027, 5, 7))
    assert france.is_working_day(date(2027, 5, 17))


def test_a_weekend_and_a_region_of_the_company_replace_those_of_the_country():
    company = CompanyCalendar(weekends={"MA": frozenset({4, 5})}, regions={"FR": "57"})

    morocco = hours_of(Whereabouts("Africa/Casablanca", "MA"), company)
    moselle = hours_of(Whereabouts("Europe/Paris", "FR"), company)

    assert not morocco.is_working_day(date(2026, 11, 27))
    assert morocco.is_working_day(date(2026, 11, 29))
    assert not moselle.is_working_day(date(2027, 3, 26))


def test_somebody_away_is_told_on_their_return():
    away = (Absence(date(2026, 11, 23), date(2026, 12, 4)),)
    hours = hours_of(Whereabouts("Europe/Paris", "FR", absences=away), CompanyCalendar())

    assert hours.clamp(paris("2026-11-24T10:00")) == paris("2026-12-07T09:00")


def test_who_never_works_again_is_an_error_and_not_a_loop():
    away = (Absence(date(2026, 1, 1), date(2036, 1, 1)),)
    hours = WorkingTime("UTC", absences=away)

    with pytest.raises(NeverAtWork):
        hours.clamp(paris("2026-11-24T10:00"))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(date(2026, 11, 27), 1, date(2026, 11, 30), id="friday and one"),
        pytest.param(date(2026, 11, 28), 1, date(2026, 11, 30), id="saturday and one"),
        pytest.param(date(2027, 3, 26), 1, date(2027, 3, 30), id="over easter"),
        pytest.param(date(2026, 11, 24), 2, date(2026, 11, 26), id="two"),
        pytest.param(date(2026, 11, 24), 0, date(2026, 11, 24), id="none"),
    ],
)
def test_working_days_are_counted(day: date, count: int, expected: date):
    assert FRANCE.after(day, count) == expected


@pytest.mark.parametrize("zone", ["America/Havana", "Africa/Cairo", "Pacific/Apia", "Asia/Gaza"])
def test_nobody_is_told_anything_at_night_in_a_whole_year(zone: str):
    hours = WorkingTime(zone)
    for hour in range(0, 24 * 365, 5):
        at = datetime.fromtimestamp(1_798_761_600 + hour * 3600, UTC)
        clamped = hours.clamp(at)
        assert hours.is_open(clamped)
        assert clamped >= at
