"""Who may be asked a question: one's buddy, whoever keeps the entry, HR; and whose it is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import PairingState
from bot.domain.deliveries import To
from bot.domain.obstacles import HR
from bot.domain.people import Named
from bot.domain.questions import Receiver
from bot.domain.roles import Role
from bot.domain.working_time import NeverAtWork
from bot.services import contacts, planning
from bot.services.contacts import Case, Directory, Reach
from store import journeys, pairings, people
from store.database import Database
from store.models import Person, Question


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who could be asked; `person` where it is one person, `role` where it is a team."""

    receiver: Receiver
    person_id: str | None = None
    person: Named | None = None
    role: str | None = None
    in_channel: bool = False


async def offers(
    database: Database, directory: Directory, asker: To, role: str | None
) -> Sequence[Offer]:
    """Return whom somebody can ask now, the closest first; `role` keeps the entry, if any does."""
    async with database.reading() as session:
        found: list[Offer] = []
        person_id = asker.person_id or ""
        if (buddy := await buddy_of(session, person_id)) is not None:
            found.append(Offer(Receiver.BUDDY, buddy.id, _named(buddy)))
        if role is not None and role != HR:
            shut_out = frozenset({buddy.id}) if buddy else frozenset[str]()
            reach = await _owner(session, directory, asker, role, shut_out)
            if reach.is_in_slack:
                found.append(_owner_offered(reach))
        if await contacts.hr(session, asker.workspace_id, directory.hr_channel):
            found.append(Offer(Receiver.HR))
        return found


def _owner_offered(reach: Reach) -> Offer:
    alone = _named(reach.people[0]) if len(reach.people) == 1 else None
    return Offer(
        Receiver.OWNER, person=alone, role=reach.role, in_channel=reach.channel is not None
    )


def _named(person: Person) -> Named:
    return Named(person.slack_id, person.name or "", person.language)


async def buddy_of(session: AsyncSession, person_id: str) -> Person | None:
    """Return who accompanies a newcomer now, if Slack reaches them; a stand-in goes first."""
    journey = await journeys.running_of(session, person_id)
    pair = await pairings.open_of(session, journey.id) if journey else None
    if pair is None or pair.state is not PairingState.ACCEPTED:
        return None
    person = await people.get(session, pair.stand_in_id or pair.buddy_id)
    return person if person.slack_id and person.is_active else None


async def _owner(
    session: AsyncSession,
    directory: Directory,
    asker: To,
    role: str,
    shut_out: frozenset[str] = frozenset(),
) -> Reach:
    person_id = asker.person_id or ""
    journey = await journeys.running_of(session, person_id)
    manager_id = journey.line_manager_id if journey else None
    case = Case(asker.workspace_id, person_id, manager_id, excluded=shut_out)
    return await contacts.reach(session, directory, case, role)


async def readers(session: AsyncSession, directory: Directory, question: Question) -> list[To]:
    """Return where a question is read, as things are now; nowhere when who was chosen is gone."""
    workspace_id = question.workspace_id
    match question.receiver:
        case Receiver.HR:
            return await contacts.hr(session, workspace_id, directory.hr_channel)
        case Receiver.BUDDY:
            buddy = await buddy_of(session, question.asker_id)
            is_still = buddy is not None and buddy.id == question.buddy_id
            return [To(workspace_id, person_id=question.buddy_id)] if is_still else []
        case Receiver.OWNER:
            asker = To(workspace_id, person_id=question.asker_id)
            reach = await _owner(session, directory, asker, question.role or "")
            if reach.channel is not None:
                return [To(workspace_id, channel=reach.channel)]
            return [To(workspace_id, person_id=person.id) for person in reach.people]


async def is_theirs(
    session: AsyncSession, directory: Directory, question: Question, person_id: str
) -> bool:
    """Tell whether somebody may answer now; in a channel of the company's, any colleague may."""
    if question.receiver is Receiver.HR:
        return Role.HR in await people.roles(session, person_id)
    found = await readers(session, directory, question)
    if any(to.channel for to in found):
        person = await people.get(session, person_id)
        return not (person.is_guest or person.is_external)
    return person_id in {to.person_id for to in found}


async def leaves_at(
    session: AsyncSession, directory: Directory, question: Question, to: To, now: datetime
) -> datetime:
    """Return when a reader hears of a question: HR at once, others when they are at work."""
    if question.receiver is Receiver.HR:
        return now
    hours = await planning.hours_for(session, directory.office, to.person_id)
    try:
        return hours.clamp(now)
    except NeverAtWork:
        return now
