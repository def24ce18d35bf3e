"""A newcomer's way from before their first day to half a year later.

Day 0 is the first day of work; days are calendar days. An absence longer than five days stops the
count: whoever is away for a month meets the same steps a month later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.deliveries import To
from bot.domain.languages import Language
from bot.domain.working_time import DAY, Absence

COMPLETED_AFTER = 187  # days: what was due on the last one, 180, is reminded until then
LONG_ABSENCE = 5  # days; beyond, the days of the journey wait
LONGEST_LEAVE = 730  # days; beyond, the newcomer is enrolled again


class JourneyState(StrEnum):
    """Where a journey stands; the last two are final."""

    WAITING = "waiting"  # enrolled, and without a Slack account yet
    ACTIVE = "active"
    COMPLETED = "completed"  # the path is behind them: it is read, and nothing more is said
    ENDED = "ended"  # the person left the company, or was enrolled by mistake


class Track(StrEnum):
    """The two crafts that are both called key account manager."""

    ADMINISTRATION = "administration"
    ANIMATION = "animation"


RUNNING = (JourneyState.WAITING, JourneyState.ACTIVE)
OVER = (JourneyState.COMPLETED, JourneyState.ENDED)
READABLE = (*RUNNING, JourneyState.COMPLETED)


@dataclass(frozen=True, slots=True)
class Traveller:
    """A newcomer on their way, as the features that plan along it see them.

    `pauses` are the long absences, in order: they move what comes after them.
    """

    journey_id: str
    workspace_id: str
    person_id: str
    state: JourneyState
    started_on: date
    zone: str
    country: str
    region: str | None
    language: Language
    has_account: bool
    track: Track | None = None
    site: str | None = None
    segment: str | None = None
    line_manager_id: str | None = None
    is_new_role: bool = False
    pauses: Sequence[Absence] = ()

    @property
    def to(self) -> To:
        """The newcomer's direct message."""
        return To(self.workspace_id, person_id=self.person_id)

    def series(self, feature: str) -> str:
        """Return the name of what a feature plans along this journey."""
        return f"journey:{self.journey_id}:{feature}"

    def on(self, offset: int) -> date:
        """Return the date of J+offset."""
        return on_day(self.started_on, offset, self.pauses)

    def day(self, today: date) -> int:
        """Return which day of the journey it is: -3 is three days before the first."""
        return day_of(self.started_on, today, self.pauses)


def on_day(started_on: date, offset: int, pauses: Sequence[Absence] = ()) -> date:
    """Return the date of J+offset; the days of a pause are not counted."""
    day = started_on + offset * DAY
    for pause in sorted(pauses, key=lambda one: one.first):
        if pause.last >= started_on and offset >= 0 and pause.first <= day:
            day += _length(pause, started_on) * DAY
    return day


def day_of(started_on: date, today: date, pauses: Sequence[Absence] = ()) -> int:
    """Return which day of the journey a date is; it stays the same during a pause."""
    day = (today - started_on).days
    for pause in pauses:
        if pause.first <= today and pause.last >= started_on:
            until = min(pause.last, today)
            day -= _length(Absence(pause.first, until), started_on)
    return day


def _length(pause: Absence, started_on: date) -> int:
    """Return how many days of the journey a pause takes; those before it began take none."""
    return (pause.last - max(pause.first, started_on)).days + 1


def pauses(absences: Sequence[Absence]) -> tuple[Absence, ...]:
    """Return the absences long enough to stop the count, in order, those that meet made one."""
    merged: list[Absence] = []
    for absence in sorted(absences, key=lambda one: one.first):
        if merged and absence.first <= merged[-1].last + DAY:
            last = max(merged[-1].last, absence.last)
            merged[-1] = Absence(merged[-1].first, last)
        else:
            merged.append(absence)
    return tuple(one for one in merged if (one.last - one.first).days + 1 > LONG_ABSENCE)


def is_away(absences: Sequence[Absence], today: date) -> bool:
    """Tell whether somebody is absent on that day."""
    return any(today in absence for absence in absences)
