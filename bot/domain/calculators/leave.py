"""Paid leave earned by a date, in *ouvrables* and in *ouvrés*.

Code du travail: 2.5 *jours ouvrables* a month, 30 a year (L3141-3); four weeks count as a month
(L3141-4); 2 days a month of non-occupational sick leave, 24 a period (L3141-5-1). Thirty
*ouvrables* are twenty-five *ouvrés*. An agreement may give more.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.calculators import months
from bot.domain.errors import BadFigure

A_MONTH, A_SICK_MONTH = Decimal("2.5"), Decimal(2)
MOST, MOST_SICK = Decimal(30), Decimal(24)
OUVRES = Decimal(5) / 6
FOUR_WEEKS = timedelta(weeks=4)
LONGEST_YEARS = 60


@dataclass(frozen=True, slots=True)
class Worked:
    """From when to when somebody works, and the whole months of sick leave of the last period.

    `period_starts` is the month and the day on which the company's leave year begins.
    """

    since: date
    until: date
    sick_months: int = 0
    period_starts: tuple[int, int] = (6, 1)


@dataclass(frozen=True, slots=True)
class Earned:
    """What a leave year gave between two days, both counted."""

    first: date
    last: date
    months: int
    sick_months: int
    ouvrables: Decimal

    @property
    def ouvres(self) -> Decimal:
        """The same leave in days really worked, to the hundredth."""
        return (self.ouvrables * OUVRES).quantize(Decimal("0.01"))


def earned(worked: Worked) -> tuple[Earned, ...]:
    """Return what the current leave year gave, after the one before it if it was worked.

    Raises:
        BadFigure: the dates are the wrong way round, or there are more months of sick leave than
            of work.
    """
    if worked.until < worked.since:
        raise BadFigure(field="until", why="before_start")
    if worked.until.year - worked.since.year > LONGEST_YEARS:
        raise BadFigure(field="since", why="too_long_ago")
    begins = _period_of(worked.until, worked.period_starts)
    current = _earned(max(worked.since, begins), worked.until, worked.sick_months)
    if worked.since >= begins:
        return (current,)
    eve = begins - timedelta(days=1)
    earlier = _period_of(eve, worked.period_starts)
    return _earned(max(worked.since, earlier), eve, 0), current


def _period_of(day: date, starts: tuple[int, int]) -> date:
    this_year = date(day.year, *starts)
    return this_year if this_year <= day else date(day.year - 1, *starts)


def _earned(first: date, last: date, sick: int) -> Earned:
    days = last - first + timedelta(days=1)
    count = min(12, max(months.whole(first, last), days // FOUR_WEEKS))
    if sick > count:
        raise BadFigure(field="sick", why="more_than_worked", most=count)
    sick_days = min(sick * A_SICK_MONTH, MOST_SICK)
    return Earned(first, last, count, sick, min(MOST, (count - sick) * A_MONTH + sick_days))
