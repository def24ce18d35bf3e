"""Questions handed to a human, and opinions of answers."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, case
from sqlmodel import col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import OutboxState, To
from bot.domain.errors import NoSuchQuestion
from bot.domain.languages import Language
from bot.domain.questions import QuestionState, Receiver
from store.models import Outbox, Person, Question, Rating

ALONE = ("question", "question_reminder")


async def get(session: AsyncSession, question_id: str) -> Question:
    """Return a question, or raise `NoSuchQuestion`."""
    question = await session.get(Question, question_id, with_for_update=True)
    if question is None:
        raise NoSuchQuestion
    return question


async def places(session: AsyncSession, question: Question) -> list[To]:
    """Return the messages that show this question alone to its readers, reminders included."""
    query = select(Outbox.person_id, Outbox.sent_channel, Outbox.sent_ts).where(
        or_(
            col(Outbox.key).startswith(f"question:{question.id}:"),
            col(Outbox.key).startswith(f"question_reminder:{question.id}:"),
        ),
        col(Outbox.kind).in_(ALONE),
        Outbox.state == OutboxState.SENT,
    )
    return [
        To(question.workspace_id, person_id, channel, replaces_ts=ts)
        for person_id, channel, ts in await session.exec(query)
        if channel and ts
    ]


async def open_ones(
    session: AsyncSession, workspace_id: str, *, limit: int = 50
) -> list[tuple[Question, Person]]:
    """Return the questions that HR did not answer yet with who asked, the oldest first."""
    query = (
        select(Question, Person)
        .join(Person, col(Person.id) == col(Question.asker_id))
        .where(*_for_hr(workspace_id))
        .order_by(col(Question.asked_at))
        .limit(limit)
    )
    return [(question, person) for question, person in await session.exec(query)]


async def count_open(session: AsyncSession, workspace_id: str) -> int:
    """Count the questions that HR did not answer yet."""
    return (await session.exec(select(func.count()).where(*_for_hr(workspace_id)))).one()


def _for_hr(workspace_id: str) -> list[ColumnElement[bool]]:
    return [*_open(workspace_id), col(Question.receiver) == Receiver.HR]


def _open(workspace_id: str) -> list[ColumnElement[bool]]:
    return [
        col(Question.workspace_id) == workspace_id,
        col(Question.state) == QuestionState.OPEN,
    ]


async def open_of(session: AsyncSession, person_id: str) -> list[Question]:
    """Return what somebody asked and nobody answered yet, the oldest first."""
    query = (
        select(Question)
        .where(Question.asker_id == person_id, Question.state == QuestionState.OPEN)
        .order_by(col(Question.asked_at))
    )
    return list(await session.exec(query))


async def with_others(session: AsyncSession, workspace_id: str) -> list[Question]:
    """Return the open questions that buddies and owners have, the oldest first."""
    query = (
        select(Question)
        .where(*_open(workspace_id), col(Question.receiver) != Receiver.HR)
        .order_by(col(Question.asked_at))
    )
    return list(await session.exec(query))


async def rate(session: AsyncSession, rating: Rating) -> None:
    """Keep an opinion; the same token changes it."""
    await session.merge(rating)


async def opinions(session: AsyncSession, token: str) -> Mapping[str, bool]:
    """Return what one message was thought of, by entry."""
    query = select(Rating.entry_id, Rating.is_helpful).where(Rating.token == token)
    return {entry_id: is_helpful for entry_id, is_helpful in await session.exec(query)}  # noqa: C416  # rows are no pairs


async def ratings(session: AsyncSession, workspace_id: str) -> list[tuple[str, Language, int, int]]:
    """Return entry, language, times found helpful and times not, most disliked first."""
    helpful = func.sum(case((col(Rating.is_helpful), 1), else_=0))
    unhelpful = func.sum(case((col(Rating.is_helpful), 0), else_=1))
    query = (
        select(Rating.entry_id, Rating.language, helpful, unhelpful)
        .where(Rating.workspace_id == workspace_id)
        .group_by(col(Rating.entry_id), col(Rating.language))
        .order_by(unhelpful.desc(), col(Rating.entry_id))
    )
    rows = await session.exec(query)
    return [(entry, Language(language), int(yes), int(no)) for entry, language, yes, no in rows]


async def asked_since(
    session: AsyncSession, workspace_id: str, moment: datetime
) -> list[tuple[str, str]]:
    """Return the questions handed to HR or to owners since then, with who asked.

    What somebody asks their buddy is between the two of them: it is not even counted.
    """
    query = select(Question.text, Question.asker_id).where(
        Question.workspace_id == workspace_id,
        col(Question.asked_at) >= moment,
        col(Question.receiver) != Receiver.BUDDY,
    )
    return [(text, asker_id) for text, asker_id in await session.exec(query)]
