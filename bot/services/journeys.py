"""A journey with its people, and whoever acts on it."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.deliveries import To
from bot.domain.errors import NoSuchJourney
from bot.domain.journeys import is_away
from bot.domain.working_time import Absence
from bot.services.following import Guide
from store import journeys, people
from store.database import Database
from store.models import Audit, Journey, Person


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody acts on a journey: who, with which content, and when."""

    by: To
    guide: Guide
    now: datetime

    @property
    def today(self) -> date:
        """The date where the company is."""
        return self.guide.office.hours(None).local(self.now).date()

    def note(self, action: str, subject_id: str | None = None) -> Audit:
        """Return the line of the audit that says it."""
        return Audit(
            workspace_id=self.by.workspace_id,
            at=self.now,
            actor_id=self.by.person_id,
            action=action,
            subject_id=subject_id,
        )


@dataclass(frozen=True, slots=True)
class Known:
    """A journey with its people, as HR's card shows it."""

    journey: Journey
    newcomer: Person
    line_manager: Person | None
    absences: tuple[Absence, ...]
    done: frozenset[str]

    def is_away(self, today: date) -> bool:
        """Tell whether the newcomer is absent today."""
        return is_away(self.absences, today)


async def known(database: Database, journey_id: str) -> Known:
    """Return a journey with its people; the caller has checked who asks.

    Raises:
        NoSuchJourney: it was erased since.
    """
    async with database.reading() as session:
        journey = await session.get(Journey, journey_id)
        if journey is None:
            raise NoSuchJourney
        manager_id = journey.line_manager_id
        away = await journeys.away(session, journey.person_id)
        done = await journeys.done(session, [journey_id])
        return Known(
            journey,
            await people.get(session, journey.person_id),
            await people.get(session, manager_id) if manager_id else None,
            tuple(Absence(one.first_on, one.last_on) for one in away),
            done.get(journey_id, frozenset()),
        )


async def of(database: Database, person_id: str) -> Known:
    """Return the last journey of somebody, running or over; the caller has checked who asks.

    Raises:
        NoSuchJourney: they were never enrolled.
    """
    async with database.reading() as session:
        journey = await journeys.latest_of(session, person_id)
    if journey is None:
        raise NoSuchJourney
    return await known(database, journey.id)
