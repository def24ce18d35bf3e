"""Enrolling newcomers: one, or a whole list at once or not at all."""

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.calendars import countries, named_regions, zone_in
from bot.domain.at_odds import Fault, Lines, others
from bot.domain.cells import Reading
from bot.domain.enrolment import Enrolment, Who
from bot.domain.journeys import JourneyState
from bot.domain.roles import ADMINISTRATOR, Giver, Role, Source
from bot.services import following
from bot.services.enrolled import Enrolled, Outcome, Tally
from bot.services.journeys import Act
from bot.services.people import require
from store import journeys, people
from store.database import Database
from store.models import Journey, Person


class _Undo(Exception):
    """Leave no trace: it was a trial, or somebody on the list cannot be enrolled."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def reading(act: Act) -> Reading:
    """Return what the cells of a list are read against."""
    return Reading(act.today, act.guide.office.country, countries(), named_regions)


async def to_look_for(database: Database, act: Act, lines: Lines) -> frozenset[str]:
    """Return the addresses of managers and buddies whom nobody met: they may be nobody's."""
    async with database.reading() as session:
        known = await people.addresses(session, act.by.workspace_id, others(lines))
    return others(lines) - known


async def attempt(database: Database, act: Act, lines: Lines) -> Outcome:
    """Return what enrolling these people would do, and do nothing."""
    try:
        async with database.aside() as session:
            raise _Undo(await _enrol_all(session, act, lines, is_trial=True))
    except _Undo as undone:
        return undone.outcome


async def enrol(database: Database, act: Act, lines: Lines) -> Outcome:
    """Enrol everybody, or nobody where there is a fault; only HR may.

    Raises:
        NotAllowed: `act.by` is not in HR.
    """
    await require(database, act.by, Role.HR, act.now)
    return await imported(database, act, lines)


async def imported(database: Database, act: Act, lines: Lines) -> Outcome:
    """Enrol by the administrator's command line, which has every right."""
    try:
        async with database.transaction() as session:
            return await _enrol_all(session, act, lines, is_trial=False)
    except _Undo as undone:
        return undone.outcome


async def _enrol_all(session: AsyncSession, act: Act, lines: Lines, *, is_trial: bool) -> Outcome:
    tally = Tally(is_trial)
    faults: list[Fault] = []
    for number, one in lines:
        person = await _somebody(session, act, one.who)
        if kind := await _kept_out(session, person):
            faults.append(Fault(number, kind, {"typed": one.who.email or person.name or ""}))
        else:
            await _enrol(session, act, (person, one), tally)
    if faults:
        raise _Undo(Outcome(faults=tuple(faults)))
    return tally.outcome()


async def _kept_out(session: AsyncSession, person: Person) -> str | None:
    """Return why somebody cannot be enrolled."""
    if person.is_external:
        return "outsider"
    if not person.is_active:
        return "closed_account"
    return "already" if await journeys.running_of(session, person.id) else None


async def _somebody(session: AsyncSession, act: Act, who: Who) -> Person:
    """Return a person by account or address, remembered from now on if nobody knew them."""
    office, found = act.guide.office, None
    if who.slack_id is not None:
        found = await people.find(session, act.by.workspace_id, who.slack_id)
    elif who.email is not None:
        found = await people.find_by_email(session, act.by.workspace_id, who.email)
    if found is None:
        found = Person(
            workspace_id=act.by.workspace_id,
            email=who.email.lower() if who.email else None,
            slack_id=who.slack_id,
            language=act.guide.language,
            zone=office.zone,
            country=office.country,
            met_at=act.now,
        )
        session.add(found)
    found.name = found.name or who.name
    await session.flush()
    return found


async def _enrol(
    session: AsyncSession, act: Act, whom: tuple[Person, Enrolment], tally: Tally
) -> None:
    person, one = whom
    _place(person, one)
    journey = await _journey(session, act, person, one)
    session.add(journey)
    giver = Giver(Source.PERSON, act.by.person_id) if act.by.person_id else ADMINISTRATOR
    await people.grant(session, person, Role.NEWCOMER, act.now, giver)
    session.add(act.note("journey.enrol", person.id))
    await session.flush()
    begin = following.planned if tally.is_trial else following.begin
    steps = await begin(session, act.guide, journey)
    tally.told |= {(step.to, step.rule.on) for step in steps if step.rule.on >= act.today}
    is_waiting = journey.state is JourneyState.WAITING
    works_on = act.guide.office.hours(person).next_working_day(one.started_on)
    tally.enrolled.append(
        Enrolled(journey.id, person.id, person.named, one.started_on, works_on, is_waiting)
    )


def _place(person: Person, one: Enrolment) -> None:
    """Note where and in what language somebody works, as HR says it."""
    person.country, person.region = one.country, one.region
    person.started_on = one.started_on
    if person.slack_id is None:
        person.zone = zone_in(one.country, person.zone)
    person.language = one.language or person.language


async def _journey(session: AsyncSession, act: Act, person: Person, one: Enrolment) -> Journey:
    manager = await _somebody(session, act, one.line_manager) if one.line_manager else None
    buddy = await _somebody(session, act, one.buddy) if one.buddy else None
    return Journey(
        workspace_id=person.workspace_id,
        person_id=person.id,
        state=JourneyState.ACTIVE if person.slack_id else JourneyState.WAITING,
        started_on=one.started_on,
        track=one.track,
        site=one.site,
        segment=one.segment,
        line_manager_id=manager.id if manager and manager.id != person.id else None,
        industries=list(one.industries),
        products=list(one.products),
        tools=list(one.tools),
        buddy_wish_id=buddy.id if buddy and buddy.id != person.id else None,
        is_new_role=one.is_new_role,
        path_version=act.guide.content.path_version,
        enrolled_at=act.now,
        enrolled_by_id=act.by.person_id,
    )
