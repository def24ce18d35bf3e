"""The days that nobody works, by country and region; alone in importing `holidays`."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays
from babel.core import get_global

from bot.domain.working_time import Absence, CompanyCalendar, WorkingTime

WEEKEND = frozenset({5, 6})


class UnknownRegion(ValueError):
    """The library would take it in silence, and forget its holidays."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody works, and when they are away."""

    zone: str
    country: str
    region: str | None = None
    absences: tuple[Absence, ...] = ()


@dataclass(frozen=True)
class DaysOff:
    """The public holidays of a country and region, with the company's own changes."""

    country: str
    region: str | None
    company: CompanyCalendar

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        if any(own.on == day and own.concerns(self.country) for own in self.company.worked):
            return False
        if any(own.on == day and own.concerns(self.country) for own in self.company.closed):
            return True
        return day in _holidays(self.country, self.region, day.year)


def hours_of(where: Whereabouts, company: CompanyCalendar) -> WorkingTime:
    """Return the working hours of somebody.

    Raises:
        UnknownRegion: the country has no such region.
    """
    region = where.region or company.regions.get(where.country)
    if region is not None and region not in regions(where.country):
        raise UnknownRegion(f"{where.country} {region}")
    return WorkingTime(
        zone=where.zone,
        opens=company.opens,
        closes=company.closes,
        weekend=company.weekends.get(where.country) or _weekend(where.country),
        days_off=DaysOff(where.country, region, company),
        absences=where.absences,
    )


@cache
def regions(country: str) -> frozenset[str]:
    """Return the regions of a country whose holidays differ; none for a country not known."""
    return frozenset(holidays.list_supported_countries(include_aliases=False).get(country, ()))


@cache
def _weekend(country: str) -> frozenset[int]:
    if country not in holidays.list_supported_countries(include_aliases=False):
        return WEEKEND
    return frozenset(holidays.country_holidays(country).weekend)


@cache
def _holidays(country: str, region: str | None, year: int) -> frozenset[date]:
    if country not in holidays.list_supported_countries(include_aliases=False):
        return frozenset()
    return frozenset(holidays.country_holidays(country, subdiv=region, years=year))


def zone_in(country: str, usual: str) -> str:
    """Return the time zone of a country: the usual one where the country has several."""
    zones: list[str] = get_global("territory_zones").get(country, [])
    return zones[0] if len(zones) == 1 else usual
