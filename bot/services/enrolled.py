"""What enrolling people did, or would do."""

from dataclasses import dataclass, field
from datetime import date

from bot.domain.at_odds import Fault
from bot.domain.deliveries import To
from bot.domain.people import Named


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Somebody who was, or would be, enrolled."""

    journey_id: str
    person_id: str
    named: Named
    started_on: date
    works_on: date  # the first day, or the first working day after it
    is_waiting: bool

    @property
    def begins_off(self) -> bool:
        """Tell whether nobody works on the first day."""
        return self.works_on != self.started_on


@dataclass(frozen=True, slots=True)
class Outcome:
    """What enrolling a list did, or what keeps it from being done: then nothing was.

    `messages` is the most that will be sent unasked because of it until `until`: what somebody is
    told on one day is one message.
    """

    enrolled: tuple[Enrolled, ...] = ()
    messages: int = 0
    until: date | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Tally:
    """What has been enrolled so far, and who will be told something on which day."""

    is_trial: bool
    enrolled: list[Enrolled] = field(default_factory=list)
    told: set[tuple[To, date]] = field(default_factory=set)

    def outcome(self) -> Outcome:
        """Return it whole."""
        until = max((day for _, day in self.told), default=None)
        return Outcome(tuple(self.enrolled), len(self.told), until)
