"""Check-ins and their answers, of one person at a time.

What several people answered is read in one place only: `store/tallies.py`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.checkins import ITEMS, Given
from bot.domain.deliveries import To
from bot.domain.meetings import MeetingState
from store.models import Answer, Checkin, Meeting, SurpriseReport


async def find(session: AsyncSession, checkin_id: str) -> Checkin | None:
    """Return a check-in, held until the transaction ends, or None once it was erased."""
    query = select(Checkin).where(Checkin.id == checkin_id).with_for_update()
    return (await session.exec(query)).first()


async def get(session: AsyncSession, checkin_id: str) -> Checkin | None:
    """Return a check-in to read, or None once it was erased."""
    return await session.get(Checkin, checkin_id)


async def of_day(session: AsyncSession, journey_id: str, day: int) -> Checkin | None:
    """Return the check-in of a day of a journey, if it was sent."""
    query = select(Checkin).where(Checkin.journey_id == journey_id, Checkin.day == day)
    return (await session.exec(query)).first()


async def along(session: AsyncSession, journey_id: str) -> Sequence[Checkin]:
    """Return the check-ins sent along a journey, the first one first."""
    query = select(Checkin).where(Checkin.journey_id == journey_id).order_by(col(Checkin.day))
    return list(await session.exec(query))


async def answers(session: AsyncSession, checkin_id: str) -> Mapping[str, Answer]:
    """Return what was answered in a check-in, by question."""
    found = await session.exec(select(Answer).where(Answer.checkin_id == checkin_id))
    return {answer.question_id: answer for answer in found}


async def past(session: AsyncSession, journey_id: str, until: int) -> list[Given]:
    """Return the items answered along a journey up to a day, the first check-in first."""
    query = (
        select(Checkin.day, Answer.question_id, Answer.score)
        .join(Answer, col(Answer.checkin_id) == col(Checkin.id))
        .where(
            Checkin.journey_id == journey_id,
            Checkin.day <= until,
            col(Answer.question_id).in_(ITEMS),
            col(Answer.score).is_not(None),
        )
        .order_by(col(Checkin.day))
    )
    found: dict[int, dict[str, int]] = {}
    for day, item, score in await session.exec(query):
        found.setdefault(day, {})[item] = score or 0
    return [Given(day, scores) for day, scores in found.items()]


async def last_offer(session: AsyncSession, journey_id: str) -> datetime | None:
    """Return when the person was last offered somebody to talk to."""
    query = (
        select(Checkin.offered_at)
        .where(Checkin.journey_id == journey_id, col(Checkin.offered_at).is_not(None))
        .order_by(col(Checkin.offered_at).desc())
        .limit(1)
    )
    return (await session.exec(query)).first()


async def meetings(session: AsyncSession, journey_id: str, state: MeetingState) -> int:
    """Count the meetings of a journey of which that became."""
    query = select(func.count()).where(Meeting.journey_id == journey_id, Meeting.state == state)
    return (await session.exec(query)).one()


async def report(session: AsyncSession, person_id: str) -> str:
    """Return the surprise report that somebody kept, or nothing."""
    found = await session.get(SurpriseReport, person_id)
    return found.text if found else ""


async def keep_report(session: AsyncSession, by: To, text: str, at: datetime) -> None:
    """Keep somebody's surprise report."""
    person_id = by.person_id or ""
    known = await session.get(SurpriseReport, person_id)
    kept = known or SurpriseReport(
        person_id=person_id, workspace_id=by.workspace_id, text=text, kept_at=at
    )
    kept.text, kept.kept_at = text, at
    session.add(kept)
