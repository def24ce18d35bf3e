"""Everything planned along a journey follows it: enrolled, moved, away, ended, back.

Each feature that speaks along the journey is listed here once. Its steps keep the same keys when
they are computed again, so what is unsent moves and what is sent is never repeated.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.journeys import RUNNING, Traveller, pauses
from bot.domain.languages import DEFAULT, Language
from bot.domain.planning import Step
from bot.domain.working_time import Absence
from bot.library.content import Content
from bot.services import (
    accesses,
    arriving,
    checkins,
    closing,
    meetings,
    obstacle_endings,
    parting,
    planning,
    tasks,
)
from bot.services.contacts import Directory
from bot.services.planning import Office
from store import journeys, people, plans
from store.models import Journey


@dataclass(frozen=True, slots=True)
class Guide:
    """What features plan from: the content in use, and who is reached where and when."""

    content: Content
    directory: Directory

    @property
    def office(self) -> Office:
        """When the company works."""
        return self.directory.office

    @property
    def language(self) -> Language:
        """The language of people of whom nothing else is known."""
        return DEFAULT


Steps = Callable[[AsyncSession, Content, Directory, Traveller], Awaitable[Sequence[Step]]]
Ending = Callable[[AsyncSession, Traveller, datetime], Awaitable[None]]

# Each plans under the series `traveller.series(name)`, or under one that begins with it and ":".
FEATURES: Mapping[str, Steps] = {
    arriving.FEATURE: arriving.steps,
    tasks.FEATURE: tasks.steps,
    meetings.FEATURE: meetings.steps,
    accesses.FEATURE: accesses.steps,
    checkins.FEATURE: checkins.steps,
    closing.FEATURE: closing.steps,
}

# What else ends when somebody leaves, in the same transaction.
ENDINGS: Sequence[Ending] = (parting.with_the_journey, obstacle_endings.end)


async def traveller(session: AsyncSession, journey: Journey) -> Traveller:
    """Return a journey as the features see it."""
    person = await people.get(session, journey.person_id)
    away = await journeys.away(session, journey.person_id)
    return Traveller(
        journey_id=journey.id,
        workspace_id=journey.workspace_id,
        person_id=journey.person_id,
        state=journey.state,
        started_on=journey.started_on,
        zone=person.zone,
        country=person.country,
        region=person.region,
        language=person.language,
        has_account=person.slack_id is not None,
        track=journey.track,
        site=journey.site,
        segment=journey.segment,
        line_manager_id=journey.line_manager_id,
        is_new_role=journey.is_new_role,
        pauses=pauses([Absence(one.first_on, one.last_on) for one in away]),
    )


async def steps(
    session: AsyncSession, guide: Guide, along: Traveller
) -> Mapping[str, Sequence[Step]]:
    """Return what each feature means to say along a journey."""
    return {
        name: await of(session, guide.content, guide.directory, along)
        for name, of in FEATURES.items()
    }


async def follow(session: AsyncSession, guide: Guide, journey: Journey, *, at: datetime) -> None:
    """Plan everything along a running journey, or move it; cancel what is no longer to be said."""
    if journey.state not in RUNNING:
        return
    await session.flush()
    along = await traveller(session, journey)
    for name, planned in (await steps(session, guide, along)).items():
        keys = [step.key for step in planned]
        await plans.cancel_others(
            session, along.series(name), keys, reason="no longer on the path", at=at
        )
        await planning.plan(session, guide.office, planned)
    journey.path_version = guide.content.path_version


async def planned(session: AsyncSession, guide: Guide, journey: Journey) -> Sequence[Step]:
    """Return everything that is said along a journey."""
    along = await traveller(session, journey)
    return [one for each in (await steps(session, guide, along)).values() for one in each]


async def begin(session: AsyncSession, guide: Guide, journey: Journey) -> Sequence[Step]:
    """Plan everything along a new journey; return what was planned."""
    found = await planned(session, guide, journey)
    await planning.plan(session, guide.office, found)
    return found


async def end(session: AsyncSession, journey: Journey, *, reason: str, at: datetime) -> None:
    """Cancel everything planned along a journey, and let each feature end what it began."""
    along = await traveller(session, journey)
    series = along.series("").removesuffix(":")
    await plans.cancel_others(session, series, (), reason=reason, at=at)
    for ending in ENDINGS:
        await ending(session, along, at)
