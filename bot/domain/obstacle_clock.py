"""When the next person hears of an obstacle, in working days of its owner's country."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.obstacle_states import Act
from bot.domain.obstacles import Rung
from bot.domain.working_time import DAY, WorkingTime


@dataclass(frozen=True, slots=True)
class Count:
    """From when an owner's time is counted, and how far the ladder is climbed.

    `held` are the working days that do not count (a question was asked, somebody said "wait");
    those before a promise do not prolong the promised day, so it keeps its own `held_before`.
    """

    heard_at: datetime
    allowed: int
    held: int = 0
    promised_on: date | None = None
    held_before: int = 0
    climbed: int = 0
    warned_at: datetime | None = None

    def due(self, hours: WorkingTime, after: int = 0) -> datetime:
        """Return when the owner's time is up, or so many working days after that."""
        if self.promised_on is not None:
            extra = 1 + self.held - self.held_before  # a promised day counts to its end
            return hours.opening(hours.after(self.promised_on, extra + after))
        begun = hours.clamp(self.heard_at)
        day = hours.after(hours.local(begun).date(), self.allowed + self.held + after)
        return hours.at_same_hour(day, begun)


@dataclass(frozen=True, slots=True)
class Next:
    """What the passing of time will do to an obstacle, and when."""

    act: Act
    at: datetime


def following(
    count: Count, ladder: Sequence[Rung], hours: WorkingTime, now: datetime
) -> Next | None:
    """Return what comes next: who is blocked is warned a working day before each step.

    A step never comes on the day of a late warning, so that nobody learns of it afterwards.
    """
    if count.climbed >= len(ladder):
        return None
    due = count.due(hours, ladder[count.climbed].after)
    if count.warned_at is None:
        return Next(Act.WARN, max(hours.day_before(due), now))
    return Next(Act.CLIMB, max(due, hours.next_morning(count.warned_at)))


def working_days(hours: WorkingTime, since: datetime, until: datetime) -> int:
    """Return how many working days begin after one instant and before the other."""
    first, last = hours.local(since).date(), hours.local(until).date()
    days = ((first + ahead * DAY) for ahead in range(1, (last - first).days + 1))
    return sum(hours.is_working_day(day) for day in days)
