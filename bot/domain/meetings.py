"""The meetings of a newcomer and their buddy: an agenda each, one tap to say what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from bot.domain.languages import Language


class MeetingState(StrEnum):
    """What became of a meeting; the last press counts."""

    MET = "met"
    POSTPONED = "postponed"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Agenda:
    """What two people may talk about, on a day of the journey: in each language, line by line."""

    id: str
    day: int
    minutes: int
    at: time
    theme: Mapping[Language, str]
    lines: Mapping[Language, Sequence[str]]
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How often two people met so far, against the aim."""

    met: int
    aim: int
    by_day: int


def is_strained(states: Iterable[MeetingState]) -> bool:
    """Tell whether so many meetings were missed that a change is offered."""
    return sum(state is MeetingState.MISSED for state in states) >= 2


def held_by(met_on: Iterable[date], last_day: date) -> int:
    """Count the meetings held by a day."""
    return sum(day <= last_day for day in met_on)
