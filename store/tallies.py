"""What several people answered: read here alone, to be added up, and never shown."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import update
from sqlmodel import col, exists, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.climate import Batch
from store.models import Answer, Checkin, Journey, Snapshot, Tally

OPEN_FOR = timedelta(days=30)  # a check-in that none follows is closed after that


@dataclass(frozen=True, slots=True)
class Row:
    """One answer, or none, of a closed check-in that somebody was sent."""

    checkin_id: str
    person_id: str
    day: int
    started_on: date
    is_counted: bool
    question_id: str | None = None
    score: int | None = None
    choice: str | None = None
    is_answer_counted: bool = False


async def closed(session: AsyncSession, workspace_id: str, before: datetime) -> Sequence[Row]:
    """Return the answers of the check-ins that nobody changes any more, sent before that."""
    later = Checkin.__table__.alias("later")  # type: ignore[attr-defined]  # SQLModel adds it
    is_followed = exists().where(
        later.c.journey_id == Checkin.journey_id,
        later.c.day > Checkin.day,
        later.c.asked_at < before,
    )
    query = (
        select(Checkin, Journey, Answer)
        .join(Journey, col(Journey.id) == col(Checkin.journey_id))
        .join(Answer, col(Answer.checkin_id) == col(Checkin.id), isouter=True)
        .where(
            Checkin.workspace_id == workspace_id,
            col(Checkin.asked_at) < before,
            or_(is_followed, col(Checkin.asked_at) < before - OPEN_FOR),
        )
        .order_by(col(Checkin.asked_at), col(Checkin.id))
    )
    return [_row(*found) for found in await session.exec(query)]


def _row(checkin: Checkin, journey: Journey, answer: Answer | None) -> Row:
    known = (checkin.id, checkin.person_id, checkin.day, journey.started_on, checkin.is_counted)
    if answer is None:
        return Row(*known)
    return Row(*known, answer.question_id, answer.score, answer.choice, answer.is_counted)


async def is_read(session: AsyncSession, workspace_id: str, month: date) -> bool:
    """Tell whether HR read the figures of a month, which makes them final."""
    return await session.get(Snapshot, (workspace_id, month)) is not None


async def add(
    session: AsyncSession, workspace_id: str, month: date, found: Sequence[Batch]
) -> None:
    """Add batches to a month: their sums alone."""
    for batch in found:
        session.add(
            Tally(
                workspace_id=workspace_id,
                month=month,
                figure=batch.figure,
                cohort=batch.cohort,
                people=batch.people,
                total=batch.total,
            )
        )


async def freeze(session: AsyncSession, workspace_id: str, month: date, at: datetime) -> None:
    """Note that the figures of a month were read."""
    session.add(Snapshot(workspace_id=workspace_id, month=month, read_at=at))


async def mark_checkins(session: AsyncSession, ids: Collection[str]) -> None:
    """Note that whether these check-ins were answered is counted."""
    await session.exec(update(Checkin).where(col(Checkin.id).in_(ids)).values(is_counted=True))


async def mark_answers(session: AsyncSession, keys: Collection[tuple[str, str]]) -> None:
    """Note that these answers, by check-in and question, are counted."""
    for checkin_id, question_id in keys:
        await session.exec(
            update(Answer)
            .where(col(Answer.checkin_id) == checkin_id, col(Answer.question_id) == question_id)
            .values(is_counted=True)
        )


async def of_months(
    session: AsyncSession, workspace_id: str, first: date, last: date
) -> Sequence[Tally]:
    """Return the batches of these months, both included."""
    query = (
        select(Tally)
        .where(
            Tally.workspace_id == workspace_id,
            col(Tally.month) >= first,
            col(Tally.month) <= last,
        )
        .order_by(col(Tally.month), col(Tally.id))
    )
    return list(await session.exec(query))
