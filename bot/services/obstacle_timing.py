"""The clock of an obstacle: whose hours it keeps, and what it does next."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.calendars import Whereabouts, hours_of
from bot.domain import obstacle_clock as rules
from bot.domain import obstacles as kinds
from bot.domain.obstacle_clock import Count, Next, working_days
from bot.domain.obstacle_states import WAITING, Act
from bot.domain.obstacles import Catalogue, Rung
from bot.domain.working_time import WorkingTime
from bot.services.contacts import Directory
from bot.services.planning import Office
from store.models import Obstacle
from store.obstacle_clock import Clocked

__all__ = ["Handbook", "working_days"]


@dataclass(frozen=True, slots=True)
class Handbook:
    """What the content says of obstacles: which exist, and who answers for what."""

    catalogue: Catalogue
    directory: Directory
    _ladders: dict[tuple[str, str], tuple[Rung, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def office(self) -> Office:
        """When the company works."""
        return self.directory.office

    def ladder(self, obstacle: Clocked) -> tuple[Rung, ...]:
        """Return who hears of it after its owner, as roles."""
        key = (obstacle.type, obstacle.owner_role)
        if key not in self._ladders:
            kind = self.catalogue.get(obstacle.type)
            self._ladders[key] = kinds.ladder(kind, obstacle.owner_role, self.directory.leads)
        return self._ladders[key]


def owner_hours(office: Office, obstacle: Clocked) -> WorkingTime:
    """Return the working hours of where the owner is; their own absences do not stop the clock."""
    where = Whereabouts(obstacle.owner_zone, obstacle.owner_country, obstacle.owner_region)
    return hours_of(where, office.calendar)


def count(obstacle: Clocked) -> Count:
    """Return how the owner's time is counted."""
    return Count(
        heard_at=obstacle.heard_at,
        allowed=obstacle.allowed_days,
        held=obstacle.held_days,
        promised_on=obstacle.promised_on,
        held_before=obstacle.held_before,
        climbed=obstacle.climbed,
        warned_at=obstacle.warned_at,
    )


def upcoming(
    handbook: Handbook, obstacle: Clocked, hours: WorkingTime, now: datetime
) -> Next | None:
    """Return what the clock does next to an obstacle whose time runs."""
    if obstacle.state not in WAITING:
        return None
    return rules.following(count(obstacle), handbook.ladder(obstacle), hours, now)


def wind(handbook: Handbook, obstacle: Obstacle, now: datetime) -> None:
    """Set the clock again after something changed.

    Who is blocked reads the next step in what they are told of the change: one that would be
    announced at once is announced by that.
    """
    hours = owner_hours(handbook.office, obstacle)
    step = upcoming(handbook, obstacle, hours, now)
    if step is not None and step.act is Act.WARN and step.at <= now:
        obstacle.warned_at = now
        step = upcoming(handbook, obstacle, hours, now)
    obstacle.next_act = step.act if step else None
    obstacle.next_at = step.at if step else None


def in_days(hours: WorkingTime, since: datetime, days: int) -> datetime:
    """Return the same hour so many working days later."""
    begun = hours.clamp(since)
    return hours.at_same_hour(hours.after(hours.local(begun).date(), days), begun)


def stop(obstacle: Obstacle, now: datetime) -> None:
    """Stop the clock: nobody owes anything until it is started again."""
    obstacle.stopped_at = now
    obstacle.next_act = obstacle.next_at = None


def start(handbook: Handbook, obstacle: Obstacle, now: datetime) -> None:
    """Start the clock again: the days it stood still do not count."""
    if obstacle.stopped_at is not None:
        hours = owner_hours(handbook.office, obstacle)
        obstacle.held_days += working_days(hours, obstacle.stopped_at, now)
        obstacle.stopped_at = obstacle.warned_at = None


def step_on(handbook: Handbook, obstacle: Obstacle) -> datetime | None:
    """Return when the next person of the ladder hears, if nothing moves."""
    ladder = handbook.ladder(obstacle)
    if obstacle.state not in WAITING or obstacle.climbed >= len(ladder):
        return None
    hours = owner_hours(handbook.office, obstacle)
    due = count(obstacle).due(hours, ladder[obstacle.climbed].after)
    if obstacle.warned_at is None or due - obstacle.warned_at > timedelta(days=1):
        return due
    return max(due, hours.next_morning(obstacle.warned_at))
