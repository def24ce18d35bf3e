"""What happens to a journey: moved, away, back, ended, another manager or country.

Each is one action of HR: the right is checked, the change made, everything planned follows, and the
audit says so, in one transaction.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.calendars import named_regions, zone_in
from bot.domain.errors import BadDates, JourneyOver, NoSuchJourney, NoSuchRegion
from bot.domain.journeys import LONGEST_LEAVE, RUNNING, JourneyState, Track
from bot.domain.roles import Role
from bot.domain.working_time import DAY
from bot.services import following, planning
from bot.services.journeys import Act
from bot.services.people import require
from store import journeys, people
from store.database import Database
from store.models import Away, Journey

EARLIEST, LATEST = timedelta(days=400), timedelta(days=400)  # of a first day, around today


async def move_start(database: Database, act: Act, journey_id: str, started_on: date) -> None:
    """Change the first day.

    Raises:
        BadDates: it is more than a year away.
    """
    if not act.today - EARLIEST <= started_on <= act.today + LATEST:
        raise BadDates
    async with _changing(database, act, journey_id, "journey.move") as (session, journey):
        journey.started_on = started_on
        (await people.get(session, journey.person_id)).started_on = started_on


async def take_leave(
    database: Database, act: Act, journey_id: str, first: date, last: date
) -> None:
    """Note an absence, both ends included; a long one moves the rest of the journey.

    Raises:
        BadDates: it ends before it begins, or lasts more than two years.
    """
    if not first <= last <= first + LONGEST_LEAVE * DAY:
        raise BadDates
    async with _changing(database, act, journey_id, "journey.leave") as (session, journey):
        session.add(
            Away(
                workspace_id=journey.workspace_id,
                person_id=journey.person_id,
                first_on=first,
                last_on=last,
            )
        )


async def come_back(database: Database, act: Act, journey_id: str, on: date) -> None:
    """End the absence of that day the day before, or open again a journey that was ended.

    Absences that begin later stay as they are.
    """
    changing = _changing(database, act, journey_id, "journey.back", even_over=True)
    async with changing as (session, journey):
        for away in await journeys.away(session, journey.person_id):
            if away.first_on < on <= away.last_on:
                away.last_on = on - DAY
            elif away.first_on == on:
                await session.delete(away)
        if journey.state is JourneyState.ENDED:
            person = await people.get(session, journey.person_id)
            has_account = person.slack_id is not None
            journey.state = JourneyState.ACTIVE if has_account else JourneyState.WAITING
            journey.ended_on = None


async def leave_company(database: Database, act: Act, journey_id: str) -> None:
    """End a journey: whatever was planned is cancelled, and nobody is told why."""
    await require(database, act.by, Role.HR, act.now)
    async with database.transaction() as session:
        journey = await _of(session, act, journey_id)
        if journey.state not in RUNNING:
            raise JourneyOver
        journey.state, journey.ended_on = JourneyState.ENDED, act.today
        await following.end(session, journey, reason="left", at=act.now)
        session.add(act.note("journey.end", journey.person_id))


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a newcomer works."""

    country: str
    region: str | None = None
    site: str | None = None

    def region_code(self) -> str | None:
        """Return the code of the region, which may be written by its name.

        Raises:
            NoSuchRegion: the country has none of that name; naming those there are.
        """
        if not self.region:
            return None
        there = named_regions(self.country)
        code = there.code(self.region)
        if code is None:
            raise NoSuchRegion(typed=f"{self.country} {self.region}", there=there.named or "—")
        return code


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be so of a newcomer from now on."""

    line_manager_id: str | None
    where: Whereabouts
    track: Track | None


async def change(database: Database, act: Act, journey_id: str, wanted: Wanted) -> None:
    """Give the newcomer another manager, place or craft: tasks and holidays follow.

    Raises:
        NoSuchRegion: the country has no such region.
    """
    region = wanted.where.region_code()
    async with _changing(database, act, journey_id, "journey.change") as (session, journey):
        person = await people.get(session, journey.person_id)
        manager_id, where = wanted.line_manager_id, wanted.where
        journey.line_manager_id = None if manager_id == journey.person_id else manager_id
        journey.track, journey.site = wanted.track, where.site
        if person.slack_id is None and where.country != person.country:
            person.zone = zone_in(where.country, act.guide.office.zone)
        person.country, person.region = where.country, region


async def _of(session: AsyncSession, act: Act, journey_id: str) -> Journey:
    journey = await journeys.get(session, journey_id)
    if journey.workspace_id != act.by.workspace_id:
        raise NoSuchJourney
    return journey


@asynccontextmanager
async def _changing(
    database: Database, act: Act, journey_id: str, action: str, *, even_over: bool = False
) -> AsyncIterator[tuple[AsyncSession, Journey]]:
    """Open a change of a journey by HR; on leaving, everything planned follows it."""
    await require(database, act.by, Role.HR, act.now)
    async with database.transaction() as session:
        journey = await _of(session, act, journey_id)
        if journey.state not in RUNNING and not even_over:
            raise JourneyOver
        yield session, journey
        await session.flush()
        await following.follow(session, act.guide, journey, at=act.now)
        await planning.replan(session, act.guide.office, journey.person_id)
        session.add(act.note(action, journey.person_id))
