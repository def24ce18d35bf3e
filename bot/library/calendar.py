"""`calendar.yaml`: the company's days and hours; the uppermost file is used whole."""

from collections.abc import Iterable
from datetime import date, time
from enum import IntEnum
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from bot.calendars import regions
from bot.domain.working_time import CompanyCalendar, OwnDay
from bot.library import yaml_lines
from bot.library.faults import ContentError
from bot.library.layers import Layers, find

NAME = "calendar.yaml"
Country = Annotated[str, Field(pattern="^[A-Z]{2}$")]


class _Day(IntEnum):
    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def _named(word: object) -> object:
    known = {day.name.lower(): day for day in _Day}
    if word not in known:
        raise ValueError(f"jour inconnu ; il y a : {', '.join(known)}")
    return known[str(word)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Hours(_Strict):
    start: time = Field(time(9), alias="from")
    end: time = Field(time(18), alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start >= self.end:
            raise ValueError("la journée finit avant de commencer")
        return self


class _OwnDay(_Strict):
    day: date
    name: str
    countries: tuple[Country, ...] = ()


class _CalendarFile(_Strict):
    hours: _Hours = Field(default_factory=lambda: _Hours.model_validate({}))
    weekends: dict[Country, tuple[Annotated[_Day, BeforeValidator(_named)], ...]] = Field(
        default_factory=dict
    )
    regions: dict[Country, str] = Field(default_factory=dict)
    closed: tuple[_OwnDay, ...] = ()
    worked: tuple[_OwnDay, ...] = ()

    @field_validator("weekends")
    @classmethod
    def _leaves_work(cls, weekends: dict[str, tuple[_Day, ...]]) -> dict[str, tuple[_Day, ...]]:
        if any(len(set(days)) == len(_Day) for days in weekends.values()):
            raise ValueError("il faut au moins un jour travaillé par semaine")
        return weekends

    @field_validator("regions")
    @classmethod
    def _known(cls, chosen: dict[str, str]) -> dict[str, str]:
        for country, region in chosen.items():
            if region not in regions(country):
                there = ", ".join(sorted(regions(country))) or "aucune"
                raise ValueError(f"région inconnue : {country} {region} ; il y a : {there}")
        return chosen


def load(layers: Layers) -> CompanyCalendar:
    """Read the calendar; raise `ContentError` naming the file and line of each fault."""
    path = find(layers, NAME)
    if path is None:
        return CompanyCalendar()
    document = yaml_lines.read(path, only_words=True)
    try:
        checked = _CalendarFile.model_validate(document.values)
    except ValidationError as error:
        raise ContentError(document.faults(error)) from None
    return CompanyCalendar(
        opens=checked.hours.start,
        closes=checked.hours.end,
        weekends={country: frozenset(map(int, days)) for country, days in checked.weekends.items()},
        regions=checked.regions,
        closed=_own(checked.closed),
        worked=_own(checked.worked),
    )


def _own(days: Iterable[_OwnDay]) -> tuple[OwnDay, ...]:
    return tuple(OwnDay(day.day, frozenset(day.countries)) for day in days)
