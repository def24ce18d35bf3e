"""How newcomers are, counted so that nobody is found in the figures.

Answers are admitted in batches of at least five people, added up, and never taken apart again: a
figure that HR reads is a sum of whole batches. So any difference, between months or between groups,
is again made of whole batches, and says nothing of fewer than five people. Who was in a batch is
written nowhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

FEWEST = 5
EVERYBODY = ""  # the cohort of a batch that pools several, each too small by itself
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person contributes to one figure; `key` says which row it comes from."""

    key: str
    person: str
    figure: str
    cohort: str
    value: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Voices that are counted together, now and for ever."""

    figure: str
    cohort: str
    voices: tuple[Voice, ...]

    @property
    def people(self) -> int:
        """How many people it is made of."""
        return len({voice.person for voice in self.voices})

    @property
    def total(self) -> int:
        """The sum of what they said."""
        return sum(voice.value for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure of one cohort, or of everybody: how many voices, and their sum."""

    people: int
    total: int

    @property
    def mean(self) -> float:
        """What one of them said, on average."""
        return self.total / self.people

    def plus(self, other: "Counted") -> "Counted":
        """Return both together."""
        return Counted(self.people + other.people, self.total + other.total)


def batches(waiting: Iterable[Voice]) -> list[Batch]:
    """Return the batches that can be made of what waits.

    A cohort of five makes its own; smaller ones are pooled; what is left waits for others. One
    person has one voice in a batch.
    """
    found: list[Batch] = []
    for figure, voices in _by(waiting, "figure").items():
        small: list[Voice] = []
        for cohort, theirs in sorted(_by(voices, "cohort").items()):
            if len(theirs) >= FEWEST:
                found.append(Batch(figure, cohort, tuple(theirs)))
            else:
                small += theirs
        pooled = list({voice.person: voice for voice in reversed(small)}.values())
        if len(pooled) >= FEWEST:
            found.append(Batch(figure, EVERYBODY, tuple(pooled)))
    return found


def _by(voices: Iterable[Voice], name: str) -> Mapping[str, list[Voice]]:
    """Return voices by a field, each person once, the earliest first."""
    found: dict[str, dict[str, Voice]] = {}
    for voice in voices:
        found.setdefault(getattr(voice, name), {}).setdefault(_whose(voice, name), voice)
    return {key: list(one.values()) for key, one in found.items()}


def _whose(voice: Voice, name: str) -> str:
    return voice.person if name == "cohort" else voice.key


def cohort(started_on: date) -> str:
    """Return the quarter in which somebody started."""
    return f"{started_on.year}-T{(started_on.month + 2) // 3}"


def first_of_month(day: date) -> date:
    """Return the first day of that month."""
    return day.replace(day=1)


def months_back(month: date, count: int) -> date:
    """Return the first day of an earlier month."""
    at = month.year * 12 + month.month - 1 - count
    return date(at // 12, at % 12 + 1, 1)


def share(counted: Counted) -> int:
    """Return a percentage to ten points; nobody is told that all did, or none."""
    return min(max(10 * round(10 * counted.mean), 10), 90)


def level(counted: Counted) -> int:
    """Return a mean of answers from 1 to 5 as points on 100, to five points; never the ends."""
    return min(max(5 * round((counted.mean - 1) / 4 * 20), 5), 95)


def promoters(counted: Counted) -> int:
    """Return the share of promoters less that of detractors, to ten points."""
    return min(max(10 * round(10 * counted.mean), -90), 90)


def at_least(counted: Counted) -> int:
    """Return a count of people, rounded down to five."""
    return counted.people // FEWEST * FEWEST


def summed(rows: Sequence[tuple[str, Counted]]) -> Mapping[str, Counted]:
    """Return rows added up by their name."""
    found: dict[str, Counted] = {}
    for name, counted in rows:
        found[name] = found[name].plus(counted) if name in found else counted
    return found
