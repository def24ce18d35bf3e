"""When somebody is at work, and the instant a local hour is.

Dates in, instants out: the holidays and the absences of a person are given as days.
"""

from calendar import monthrange
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
LONGEST_ABSENCE = 800  # days: beyond, the calendar is wrong and says so


class NeverAtWork(ValueError):
    """No working day comes within two years."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Days away, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """One person's working hours: their zone, their weekend, the days nobody works, theirs off."""

    zone: str
    opens: time = time(9)
    closes: time = time(18)
    weekend: frozenset[int] = frozenset({5, 6})
    days_off: Container[date] = frozenset()
    absences: tuple[Absence, ...] = ()

    def local(self, at: datetime) -> datetime:
        """Return the instant on this person's clock."""
        return at.astimezone(ZoneInfo(self.zone))

    def is_working_day(self, day: date) -> bool:
        """Tell whether the person works that day."""
        return (
            day.weekday() not in self.weekend
            and day not in self.days_off
            and not (self.absences and any(day in absence for absence in self.absences))
        )

    def next_working_day(self, day: date) -> date:
        """Return the day itself, or the first working day after it.

        Raises:
            NeverAtWork: none comes within two years.
        """
        wanted = day
        for _ in range(LONGEST_ABSENCE):
            if self.is_working_day(day):
                return day
            day += DAY
        raise NeverAtWork(str(wanted))

    def after(self, day: date, count: int) -> date:
        """Return the day that is so many working days after a day."""
        for _ in range(count):
            day = self.next_working_day(day + DAY)
        return day

    def at_same_hour(self, day: date, as_at: datetime) -> datetime:
        """Return an instant of that day, at the hour of another on this person's clock."""
        return instant(day, self.local(as_at).time(), self.zone)

    def day_before(self, at: datetime) -> datetime:
        """Return the same hour of the last working day before an instant.

        Raises:
            NeverAtWork: none came within two years.
        """
        day = self.local(at).date()
        for back in range(1, LONGEST_ABSENCE):
            if self.is_working_day(day - back * DAY):
                return self.at_same_hour(day - back * DAY, at)
        raise NeverAtWork(str(day))

    def opening(self, day: date) -> datetime:
        """Return the instant at which that day's work begins."""
        return instant(day, self.opens, self.zone)

    def is_open(self, at: datetime) -> bool:
        """Tell whether the person is at work."""
        local = self.local(at)
        return self.is_working_day(local.date()) and self.opens <= local.time() < self.closes

    def clamp(self, at: datetime) -> datetime:
        """Return the instant itself within working hours, else the next opening."""
        if self.is_open(at):
            return at
        local = self.local(at)
        today = local.date()
        if local.time() < self.opens and self.is_working_day(today):
            return max(self.opening(today), at)
        return self.opening(self.next_working_day(today + DAY))

    def next_morning(self, at: datetime) -> datetime:
        """Return the opening of the first working day after this one."""
        return self.opening(self.next_working_day(self.local(at).date() + DAY))


def instant(day: date, wall: time, zone: str) -> datetime:
    """Return the instant, in UTC, of a local hour.

    An hour that a change of clocks skips is taken as late as the clocks jump; one that comes twice
    is taken the first time.
    """
    return datetime.combine(day, wall, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def exists(day: date, wall: time, zone: str) -> bool:
    """Tell whether that hour is ever read on a clock: `zoneinfo` itself never objects."""
    back = instant(day, wall, zone).astimezone(ZoneInfo(zone))
    return (back.date(), back.time()) == (day, wall)


def months_after(start: date, months: int) -> date:
    """Return the same day of a later month, or its last: counted from the start, never chained."""
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day on which the company differs; everywhere, unless countries are named."""

    on: date
    countries: frozenset[str] = frozenset()

    def concerns(self, country: str) -> bool:
        """Tell whether the people of this country are concerned."""
        return not self.countries or country in self.countries


@dataclass(frozen=True, slots=True)
class CompanyCalendar:
    """What a company decides of its days and hours; `regions` maps a country to a subdivision."""

    opens: time = time(9)
    closes: time = time(18)
    weekends: Mapping[str, frozenset[int]] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    closed: tuple[OwnDay, ...] = ()
    worked: tuple[OwnDay, ...] = ()

    def __hash__(self) -> int:
        return hash((self.opens, self.closes, self.closed, self.worked))
