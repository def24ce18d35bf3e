"""The dates of a probation, and how long before one must say that it ends.

Code du travail: four months at most for a *cadre* (L1221-19), renewed once (L1221-21). Notice by
the employer (L1221-25): 24 hours under 8 days of presence, 48 hours up to a month, two weeks after
a month, a month after three; by the employee (L1221-26): 48 hours, 24 under 8 days. It never makes
the probation longer.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.calculators import months
from bot.domain.errors import BadFigure

LONGEST = 4  # months, for a cadre; as many again once renewed


class Side(StrEnum):
    """Who ends the probation."""

    EMPLOYEE = "employee"
    EMPLOYER = "employer"


class Delay(StrEnum):
    """How long before the end it must be said."""

    DAY = "day"
    TWO_DAYS = "two_days"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Probation:
    """A probation as the contract says it: `renewed` is the months added, none if it was not."""

    starts_on: date
    months: int
    renewed: int = 0

    @property
    def first_end(self) -> date:
        """The last day before any renewal."""
        return months.last_day(self.starts_on, self.months)

    @property
    def ends_on(self) -> date:
        """The last day, renewal included."""
        return months.last_day(self.starts_on, self.months + self.renewed)


@dataclass(frozen=True, slots=True)
class Leaving:
    """The notice of somebody who ends a probation, and the last day at work."""

    delay: Delay
    last_day: date
    is_cut_short: bool


def delay(probation: Probation, on: date, side: Side) -> Delay:
    """Return the notice that holds when the end is announced on this day."""
    present = on - probation.starts_on
    if present < timedelta(days=8):
        return Delay.DAY
    if side is Side.EMPLOYEE or on < months.after(probation.starts_on, 1):
        return Delay.TWO_DAYS
    return Delay.TWO_WEEKS if on < months.after(probation.starts_on, 3) else Delay.MONTH


def latest(probation: Probation, side: Side) -> date:
    """Return the last day on which the end may be announced with its whole notice."""
    day = probation.ends_on
    while day > probation.starts_on and _run(day, delay(probation, day, side)) > probation.ends_on:
        day -= timedelta(days=1)
    return day


def leaving(probation: Probation, on: date, side: Side) -> Leaving:
    """Return when somebody leaves if the end is announced on this day.

    Raises:
        BadFigure: the day is not within the probation.
    """
    if not probation.starts_on <= on <= probation.ends_on:
        raise BadFigure(field="announced", why="outside_probation")
    wanted = delay(probation, on, side)
    over = _run(on, wanted)
    return Leaving(wanted, min(over, probation.ends_on), over > probation.ends_on)


def _run(on: date, wanted: Delay) -> date:
    if wanted is Delay.MONTH:
        return months.after(on, 1)
    days = {Delay.DAY: 1, Delay.TWO_DAYS: 2, Delay.TWO_WEEKS: 14}
    return on + timedelta(days=days[wanted])
