"""The days that nobody works, by country and region; alone in importing `holidays`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from zoneinfo import available_timezones

import holidays
from babel import Locale
from babel.core import get_global

from bot.domain.names import folded
from bot.domain.regions import Regions
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
    _years: dict[int, frozenset[date]] = field(default_factory=dict, compare=False, repr=False)

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        if day.year not in self._years:
            self._years[day.year] = self._of(day.year)
        return day in self._years[day.year]

    def _of(self, year: int) -> frozenset[date]:
        closed, worked = (
            {own.on for own in days if own.concerns(self.country)}
            for days in (self.company.closed, self.company.worked)
        )
        return (_holidays(self.country, self.region, year) | closed) - worked


@lru_cache(maxsize=4000)
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


# Names that the library lacks: French and English ones, and the French departments of Alsace.
ALSO: Mapping[str, Mapping[str, str]] = {
    "FR": {
        "6AE": "Alsace-Moselle, Bas-Rhin, Haut-Rhin, 67, 68",
        "974": "Réunion",
        "973": "Guyane française",
    },
    "DE": {
        "BY": "Bavière, Bavaria",
        "BE": "Berlin",
        "BB": "Brandebourg",
        "HB": "Brême",
        "HH": "Hambourg",
        "HE": "Hesse",
        "NI": "Basse-Saxe, Lower Saxony",
        "NW": "Rhénanie-du-Nord-Westphalie, North Rhine-Westphalia",
        "RP": "Rhénanie-Palatinat, Rhineland-Palatinate",
        "SL": "Sarre",
        "SN": "Saxe, Saxony",
        "TH": "Thuringe, Thuringia",
    },
    "GB": {
        "ENG": "Angleterre",
        "NIR": "Irlande du Nord",
        "SCT": "Écosse",
        "WLS": "Pays de Galles",
    },
    "CH": {"GE": "Geneva", "ZH": "Zurich", "BS": "Bâle, Basel", "LU": "Lucerne", "TI": "Tessin"},
    "ES": {
        "AN": "Andalousie, Andalusia",
        "CT": "Catalogne, Catalonia",
        "MD": "Comunidad de Madrid",
        "PV": "Pays basque, Basque Country",
    },
}


@cache
def named_regions(country: str) -> Regions:
    """Return the regions of a country by their names and codes."""
    codes = regions(country)
    aliases: Mapping[str, str] = (
        holidays.country_holidays(country).subdivisions_aliases if codes else {}
    )
    also = [
        (name, code) for code, names in ALSO.get(country, {}).items() for name in names.split(", ")
    ]
    pairs = [*((code, code) for code in codes), *also, *aliases.items()]
    known = {folded(name).replace("-", " "): code for name, code in pairs if code in codes}
    full = {code: name for name, code in aliases.items() if len(name) > 3}
    shown = sorted(f"{name} ({code})" for code, name in full.items()) or sorted(codes)
    return Regions(known, tuple(shown))


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


@cache
def countries() -> Mapping[str, str]:
    """Return the code of each country by its name in each language, and by its code, folded."""
    found: dict[str, str] = {}
    for locale in ("en", "fr"):
        for code, name in Locale(locale).territories.items():
            if len(code) == 2 and code.isalpha():
                found |= {folded(name): code, code.casefold(): code}
    return found


def country_name(code: str, locale: str) -> str:
    """Return the name of a country in a language."""
    return str(Locale(locale).territories.get(code, code))


# What a form offers, of the hundred that Slack would take; a list takes every country.
OFFERED = re.findall(
    "..",
    "AEARATAUBEBGBRCACHCICLCMCNCOCZDEDKDZEEEGESFIFRGBGRHKHRHUIDIEILINITJP"
    "KEKRLTLULVMAMGMXMYNGNLNONZPEPHPLPTQARORSSASESGSISKSNTHTNTRTWUAUSUYVNZA",
)


def offered(locale: str, first: str) -> list[tuple[str, str]]:
    """Return countries with their names, a first one and then by name."""
    named = {code: country_name(code, locale) for code in OFFERED if code != first}
    others = sorted(named.items(), key=lambda one: folded(one[1]))
    return [(first, country_name(first, locale)), *others]


@cache
def zones() -> frozenset[str]:
    """Return the time zones that this machine knows: Slack may name a newer one."""
    return frozenset(available_timezones())
