"""An hour that one of the two proposes for a meeting, and the other agrees to."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.errors import NoLongerYours, PastHour
from bot.domain.people import Named
from bot.services import encounters
from bot.services.buddies import named
from bot.services.encounters import Which
from bot.services.journeys import Act
from store import meetings, outbox, people
from store.database import Database
from store.models import Meeting, Pairing

PROPOSED, AGREED = "meeting_proposed", "meeting_agreed"


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour proposed for a meeting, as both see it."""

    meeting_id: str
    pairing_id: str
    slot: str
    at: datetime | None
    by: Named | None
    is_agreed: bool


async def propose(database: Database, act: Act, which: Which, at: datetime) -> None:
    """Propose an hour to the other; a newer proposal takes the place of an older one.

    Raises:
        PastHour: it is over already.
        NoLongerYours: somebody else proposes, or the pair is over.
    """
    if at <= act.now:
        raise PastHour(field="at")
    async with database.transaction() as session:
        pairing = await encounters.theirs(session, act, which.pairing_id)
        meeting = await encounters.kept(session, pairing, which.slot)
        meeting.proposed_at, meeting.proposed_by_id, meeting.is_agreed = at, act.by.person_id, False
        await session.flush()
        await _tell(session, act, meeting, PROPOSED, _other(pairing, act.by.person_id))


def _other(pairing: Pairing, person_id: str | None) -> str:
    is_newcomer = person_id == pairing.newcomer_id
    return pairing.buddy_id if is_newcomer else pairing.newcomer_id


async def _tell(
    session: AsyncSession, act: Act, meeting: Meeting, kind: str, person_id: str
) -> None:
    at = meeting.proposed_at.timestamp() if meeting.proposed_at else 0
    notice = Notice(kind, f"{kind}:{meeting.id}:{at:.0f}:{person_id}", {"meeting_id": meeting.id})
    to = To(meeting.workspace_id, person_id=person_id)
    await outbox.put(session, to, notice, due_at=act.now)


async def agree(database: Database, act: Act, meeting_id: str, at: datetime) -> Hour:
    """Agree to an hour that the other proposed; twice is once.

    Raises:
        NoLongerYours: another hour was proposed since, or it is the person's own proposal.
    """
    async with database.transaction() as session:
        meeting = await meetings.get(session, meeting_id)
        await encounters.theirs(session, act, meeting.pairing_id)
        is_own = meeting.proposed_by_id == act.by.person_id
        if meeting.proposed_at != at or is_own or meeting.proposed_by_id is None:
            raise NoLongerYours
        if not meeting.is_agreed:
            meeting.is_agreed = True
            await _tell(session, act, meeting, AGREED, meeting.proposed_by_id)
        return await _hour(session, meeting)


async def hour(database: Database, meeting_id: str) -> Hour:
    """Return the hour proposed for a meeting.

    Raises:
        NoLongerYours: it was erased.
    """
    async with database.reading() as session:
        return await _hour(session, await meetings.get(session, meeting_id))


async def _hour(session: AsyncSession, meeting: Meeting) -> Hour:
    by = meeting.proposed_by_id
    return Hour(
        meeting.id,
        meeting.pairing_id,
        meeting.slot,
        meeting.proposed_at,
        named(await people.get(session, by)) if by else None,
        meeting.is_agreed,
    )
