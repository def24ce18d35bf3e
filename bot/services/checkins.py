"""Check-ins: planned along the journey, sent once HR turned them on, shown to one person alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.checkins import Given
from bot.domain.errors import CheckinOver, NoSuchCheckin
from bot.domain.journeys import RUNNING, JourneyState, Traveller
from bot.domain.planning import Rule, Step
from bot.domain.questionnaire import Moment, Questionnaire, Scale
from bot.domain.switches import SwitchName
from bot.library.content import Content
from bot.services import switches
from bot.services.contacts import Directory
from store import checkins, journeys
from store.database import Database
from store.models import Answer, Checkin, Journey
from store.tallies import OPEN_FOR

FEATURE = "checkins"
# The one kind of all these messages: HR reads kinds in its ledger, and must not learn from them
# who was offered a talk. `part` says which one it is.
CHECKIN = "checkin"


@dataclass(frozen=True, slots=True)
class Shown:
    """A check-in as its person sees it: what it asks, what they answered, their curve so far."""

    id: str
    person_id: str
    moment: Moment
    answers: Mapping[str, Answer]
    past: Sequence[Given]
    is_first: bool

    @property
    def is_settled(self) -> bool:
        """Tell whether every question was answered or passed; a report is written aside."""
        return all(
            question.id in self.answers
            for question in self.moment.questions
            if question.scale is not Scale.REPORT
        )

    @property
    def values(self) -> Mapping[str, object]:
        """Return what was answered, to be compared with what was shown."""
        return {id_: (one.score, one.choice) for id_, one in self.answers.items()}


async def steps(
    _session: AsyncSession, content: Content, _directory: Directory, along: Traveller
) -> Sequence[Step]:
    """Return when each check-in is sent; whether it leaves is looked at then."""
    asked = content.checkins
    return [
        Step(
            along.to,
            CHECKIN,
            f"{CHECKIN}:{along.journey_id}:{day}",
            Rule(along.on(day), asked.at, along.zone),
            along.series(FEATURE),
            {"journey_id": along.journey_id, "day": day},
        )
        for day in asked.moments
    ]


async def ask(
    database: Database, asked: Questionnaire, journey_id: str, day: int, now: datetime
) -> Shown | None:
    """Note that a check-in is being sent, and return it; None when it is not to be sent.

    Asked again, as when a message is brought up to date, it returns the same check-in.
    """
    moment = asked.moments.get(day)
    if moment is None:
        return None
    async with database.aside() as session:
        journey = await session.get(Journey, journey_id)
        if journey is None or journey.state not in RUNNING:
            return None
        if not await switches.is_on(session, journey.workspace_id, SwitchName.CHECKINS):
            return None
        checkin = await checkins.of_day(session, journey_id, day)
        if checkin is None:
            checkin = Checkin(
                workspace_id=journey.workspace_id,
                person_id=journey.person_id,
                journey_id=journey_id,
                day=day,
                asked_at=now,
            )
            session.add(checkin)
            await session.flush()
        return await shown(session, asked, checkin)


async def shown(session: AsyncSession, asked: Questionnaire, checkin: Checkin) -> Shown:
    """Return a check-in with what its person answered; the caller knows whose it is."""
    sent = await checkins.along(session, checkin.journey_id)
    moment = asked.moments.get(checkin.day, Moment(checkin.day, ()))
    return Shown(
        checkin.id,
        checkin.person_id,
        moment,
        await checkins.answers(session, checkin.id),
        await checkins.past(session, checkin.journey_id, checkin.day),
        is_first=all(one.day >= checkin.day for one in sent),
    )


async def of(session: AsyncSession, checkin_id: str, person_id: str) -> Checkin | None:
    """Return somebody's own check-in; None where it is somebody else's.

    Raises:
        NoSuchCheckin: it was erased since.
    """
    checkin = await checkins.find(session, checkin_id)
    if checkin is None:
        raise NoSuchCheckin
    return checkin if checkin.person_id == person_id else None


async def must_be_open(session: AsyncSession, checkin: Checkin, now: datetime) -> None:
    """Let pass only what may still be answered.

    Raises:
        CheckinOver: a later one was sent, it is a month old, or check-ins are off.
    """
    later = await checkins.along(session, checkin.journey_id)
    journey = await journeys.get(session, checkin.journey_id)
    is_on = await switches.is_on(session, checkin.workspace_id, SwitchName.CHECKINS)
    if (
        now - checkin.asked_at >= OPEN_FOR
        or any(one.day > checkin.day for one in later)
        or journey.state is JourneyState.ENDED
        or not is_on
    ):
        raise CheckinOver


async def own(
    database: Database, asked: Questionnaire, checkin_id: str, person_id: str
) -> Shown | None:
    """Return a check-in as it stands to whom it belongs; None to anybody else."""
    async with database.reading() as session:
        checkin = await of(session, checkin_id, person_id)
        return await shown(session, asked, checkin) if checkin else None


async def curve(database: Database, person_id: str) -> Sequence[Given]:
    """Return what somebody answered along their latest journey: their own, never another's."""
    async with database.reading() as session:
        journey = await journeys.latest_of(session, person_id)
        return await checkins.past(session, journey.id, 10_000) if journey else []
