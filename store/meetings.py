"""What became of the meetings of newcomers and their buddies."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.errors import NoLongerYours
from bot.domain.meetings import MeetingState
from store.models import Journey, Meeting


async def get(session: AsyncSession, meeting_id: str) -> Meeting:
    """Return a meeting, or raise `NoLongerYours`."""
    meeting = await session.get(Meeting, meeting_id)
    if meeting is None:
        raise NoLongerYours
    return meeting


async def find(session: AsyncSession, journey_id: str, slot: str) -> Meeting | None:
    """Return the meeting of a journey under this agenda, or on this day."""
    query = select(Meeting).where(Meeting.journey_id == journey_id, Meeting.slot == slot)
    return (await session.exec(query)).first()


async def held(session: AsyncSession, journey_id: str) -> frozenset[str]:
    """Return the agendas, and the days, of the meetings that took place."""
    query = select(Meeting.slot).where(
        Meeting.journey_id == journey_id, Meeting.state == MeetingState.MET
    )
    return frozenset(await session.exec(query))


async def said(session: AsyncSession, journey_id: str) -> frozenset[str]:
    """Return the agendas, and the days, of the meetings that took place or were missed."""
    query = select(Meeting.slot).where(
        Meeting.journey_id == journey_id,
        col(Meeting.state).in_([MeetingState.MET, MeetingState.MISSED]),
    )
    return frozenset(await session.exec(query))


async def of_pair(session: AsyncSession, pairing_id: str) -> Sequence[Meeting]:
    """Return the meetings of a pair of which something was said."""
    query = select(Meeting).where(Meeting.pairing_id == pairing_id, col(Meeting.state).is_not(None))
    return list(await session.exec(query))


async def next_hour(session: AsyncSession, pairing_id: str, now: datetime) -> datetime | None:
    """Return the next hour that both of a pair agreed to."""
    query = (
        select(Meeting.proposed_at)
        .where(
            Meeting.pairing_id == pairing_id,
            col(Meeting.is_agreed),
            col(Meeting.proposed_at) > now,
        )
        .order_by(col(Meeting.proposed_at))
        .limit(1)
    )
    return (await session.exec(query)).first()


async def not_counted(
    session: AsyncSession, workspace_id: str, until: date
) -> Sequence[tuple[Journey, Sequence[date]]]:
    """Return journeys begun by a day and counted in no figure, with the days of their meetings."""
    is_met = (col(Meeting.journey_id) == col(Journey.id)) & (col(Meeting.state) == MeetingState.MET)
    query = (
        select(Journey, col(Meeting.logged_on))
        .outerjoin(Meeting, is_met)
        .where(
            Journey.workspace_id == workspace_id,
            col(Journey.started_on) <= until,
            ~col(Journey.is_met_counted),
        )
        .order_by(col(Journey.started_on), col(Journey.id))
    )
    found: dict[str, tuple[Journey, list[date]]] = {}
    for journey, day in await session.exec(query):
        days = found.setdefault(journey.id, (journey, []))[1]
        days += [day] if day is not None else []
    return list(found.values())


async def mark_counted(session: AsyncSession, journey_ids: Collection[str]) -> None:
    """Note that how often these newcomers met their buddy is counted."""
    await session.exec(
        update(Journey).where(col(Journey.id).in_(journey_ids)).values(is_met_counted=True)
    )
