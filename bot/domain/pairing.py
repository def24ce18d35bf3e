"""Who may accompany whom, and how well they would suit: only what people declared counts."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from bot.domain.languages import Language
from bot.domain.working_time import Absence

Labels = Mapping[str, str]  # what is compared → how it was written
DAY_MINUTES = 24 * 60
SATURDAY = 5


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


def bars(newcomer: Newcomer, volunteer: Volunteer, rules: PairingRules) -> Iterator[Bar]:
    """Yield every reason for which this volunteer may not accompany this newcomer."""
    if not volunteer.is_active or volunteer.person_id == newcomer.person_id:
        yield Bar.LEFT
    if not volunteer.is_agreed:
        yield Bar.AGREEMENT
    if volunteer.person_id in newcomer.line or newcomer.person_id in volunteer.line:
        yield Bar.LINE
    if volunteer.person_id in newcomer.refused or newcomer.person_id in volunteer.refused:
        yield Bar.PRIVATE
    if newcomer.language not in volunteer.languages:
        yield Bar.LANGUAGE
    if _hours_apart(newcomer.shift, volunteer.shift) > rules.workday_hours - rules.shared_hours:
        yield Bar.HOURS
    yield from _times(newcomer.starts_on, volunteer, rules)
    if volunteer.load >= places(volunteer, rules):
        yield Bar.FULL


def _hours_apart(one: int, other: int) -> float:
    apart = abs(one - other) % DAY_MINUTES
    return min(apart, DAY_MINUTES - apart) / 60


def _times(starts_on: date, volunteer: Volunteer, rules: PairingRules) -> Iterator[Bar]:
    if volunteer.ready_on > starts_on:
        yield Bar.TOO_NEW
    if volunteer.paused_until is not None and volunteer.paused_until > starts_on:
        yield Bar.PAUSED
    if volunteer.absences and _days_away(starts_on, volunteer, rules) > rules.away_days:
        yield Bar.AWAY
    if volunteer.rested_on is not None and volunteer.rested_on > starts_on:
        yield Bar.RESTING


def _days_away(starts_on: date, volunteer: Volunteer, rules: PairingRules) -> int:
    """Count the week days away in the first days of the newcomer."""
    days = (starts_on + timedelta(days=ahead) for ahead in range(rules.away_within))
    return sum(
        day.weekday() < SATURDAY and any(day in away for away in volunteer.absences) for day in days
    )


def common(newcomer: Newcomer, volunteer: Volunteer) -> list[Because]:
    """Return what two people declared in common; how busy the volunteer is comes apart."""
    found = [
        Because(reason, 1.0, names)
        for reason, theirs, ours in (
            (Reason.SEGMENT, newcomer.segment, volunteer.segment),
            (Reason.PRODUCT_RANGE, newcomer.product_range, volunteer.product_range),
            (Reason.SITE, newcomer.site, volunteer.site),
            (Reason.STRENGTH, newcomer.wishes, volunteer.strengths),
        )
        if (names := _shared(theirs, ours))
    ]
    if names := _shared(newcomer.tools, volunteer.tools):
        found.append(Because(Reason.TOOLS, len(names) / len(newcomer.tools), names))
    if newcomer.country == volunteer.country:
        found.append(Because(Reason.COUNTRY))
    return found


def _shared(theirs: Labels, ours: Labels) -> tuple[str, ...]:
    return tuple([written for folded, written in theirs.items() if folded in ours])


def spare(load: int, most: int) -> Because:
    """Return how free somebody is, as a reason."""
    return Because(Reason.LOAD, (most - load) / most)


def points(because: Because, rules: PairingRules) -> int:
    """Return what a reason is worth."""
    return round(rules.weights.get(because.reason, 0) * because.share)


def match(newcomer: Newcomer, volunteer: Volunteer, rules: PairingRules) -> Match:
    """Return how well two people would suit, and why, the weightiest reason first."""
    shared = common(newcomer, volunteer)
    if volunteer.load < places(volunteer, rules):
        shared.append(spare(volunteer.load, places(volunteer, rules)))
    shared.sort(key=lambda one: -points(one, rules))
    return Match(volunteer.person_id, sum(points(one, rules) for one in shared), tuple(shared))


def suits(newcomer: Newcomer, volunteer: Volunteer, rules: PairingRules) -> bool:
    """Tell whether nothing bars this volunteer."""
    return next(bars(newcomer, volunteer, rules), None) is None


def best(
    newcomer: Newcomer, volunteers: Sequence[Volunteer], rules: PairingRules
) -> tuple[Match, ...]:
    """Return everybody who may accompany a newcomer, the best first."""
    found = [match(newcomer, one, rules) for one in volunteers if suits(newcomer, one, rules)]
    return tuple(sorted(found, key=lambda one: _rank(newcomer, one)))


def _rank(newcomer: Newcomer, found: Match) -> tuple[int, bool, str]:
    is_preferred = any(one.reason is newcomer.preference for one in found.because)
    return -found.points, not is_preferred, found.person_id


def barred(
    newcomer: Newcomer, volunteers: Sequence[Volunteer], rules: PairingRules
) -> Mapping[Bar, int]:
    """Count, for those who may not, the first reason of each: what would unblock it."""
    counts: dict[Bar, int] = {}
    for volunteer in volunteers:
        first = next(bars(newcomer, volunteer, rules), None)
        if first is not None:
            counts[first] = counts.get(first, 0) + 1
    return counts
