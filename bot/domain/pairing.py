"""Newcomers, volunteers and the rules between them: only what people declared counts."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bot.domain.languages import Language
from bot.domain.working_time import Absence

Labels = Mapping[str, str]  # what is compared → how it was written


class Reason(StrEnum):
    """Why two people would suit; words turn it into a sentence."""

    SEGMENT = "segment"
    PRODUCT_RANGE = "product_range"
    TOOLS = "tools"
    SITE = "site"
    COUNTRY = "country"
    STRENGTH = "strength"
    LOAD = "load"


class Bar(StrEnum):
    """Why somebody may not accompany a newcomer, in the order in which it is said."""

    LEFT = "left"
    AGREEMENT = "agreement"
    LINE = "line"
    PRIVATE = "private"
    LANGUAGE = "language"
    HOURS = "hours"
    TOO_NEW = "too_new"
    PAUSED = "paused"
    AWAY = "away"
    RESTING = "resting"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class PairingRules:
    """What a company decides of its buddies: `pairing.yaml`."""

    weights: Mapping[Reason, int]
    capacity: int = 2
    first_capacity: int = 1
    months_as_kam: int = 12
    rest_months: int = 3
    shared_hours: int = 3
    workday_hours: int = 9
    away_days: int = 10
    away_within: int = 30
    propose_before: int = 15
    remind_after: int = 2
    expire_after: int = 3
    change_days: int = 5


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Whoever needs a buddy. `shift` is how many minutes their clocks are ahead of UTC.

    `line` is whom they report to, `refused` whom they will not be paired with, `preference` what
    decides between two equals.
    """

    person_id: str
    starts_on: date
    language: Language
    shift: int
    country: str
    segment: Labels = field(default_factory=dict)
    product_range: Labels = field(default_factory=dict)
    tools: Labels = field(default_factory=dict)
    site: Labels = field(default_factory=dict)
    wishes: Labels = field(default_factory=dict)
    line: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    preference: Reason | None = None


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Whoever may accompany one.

    `ready_on` is when they have been a KAM for long enough, `rested_on` when their rest after the
    last newcomer is over.
    """

    person_id: str
    languages: frozenset[Language]
    shift: int
    country: str
    ready_on: date
    capacity: int = 2
    load: int = 0
    is_agreed: bool = True
    is_active: bool = True
    is_first: bool = False
    segment: Labels = field(default_factory=dict)
    product_range: Labels = field(default_factory=dict)
    tools: Labels = field(default_factory=dict)
    site: Labels = field(default_factory=dict)
    strengths: Labels = field(default_factory=dict)
    line: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    paused_until: date | None = None
    rested_on: date | None = None
    absences: tuple[Absence, ...] = ()


class Because(NamedTuple):
    """One thing two people share: how much of it, and its names."""

    reason: Reason
    share: float = 1.0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A volunteer for a newcomer: points out of those the weights give, and why."""

    person_id: str
    points: int
    because: tuple[Because, ...]


def labels(written: Iterable[str | None]) -> Labels:
    """Return what people wrote, made comparable: neither case nor accents matter."""
    return {fold(one): one.strip() for one in written if one and one.strip()}


def fold(text: str) -> str:
    """Return a text without case, accents or outer spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold().strip())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def line_of(person_id: str, managers: Mapping[str, str]) -> frozenset[str]:
    """Return everybody a person reports to, the nearest and those above."""
    line: set[str] = set()
    above = managers.get(person_id)
    while above is not None and above not in line:
        line.add(above)
        above = managers.get(above)
    return frozenset(line)


def places(volunteer: Volunteer, rules: PairingRules) -> int:
    """Return how many newcomers a volunteer may accompany at once."""
    most = rules.first_capacity if volunteer.is_first else rules.capacity
    return min(volunteer.capacity, most)
