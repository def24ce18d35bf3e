"""Questions handed to a human, and opinions of answers."""

from datetime import datetime

from sqlalchemy import case
from sqlmodel import col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import OutboxState, Place
from bot.domain.errors import NoSuchQuestion
from bot.domain.languages import Language
from bot.domain.questions import QuestionState
from store.models import Outbox, Person, Question, Rating

ALONE = ("question", "question_reminder")


async def get(session: AsyncSession, question_id: str) -> Question:
    """Return a question, or raise `NoSuchQuestion`."""
    question = await session.get(Question, question_id, with_for_update=True)
    if question is None:
        raise NoSuchQuestion
    return question


async def places(session: AsyncSession, question_id: str) -> list[Place]:
    """Return the messages that show this question alone to HR, reminders included."""
    query = select(Outbox.sent_channel, Outbox.sent_ts).where(
        or_(
            col(Outbox.key).startswith(f"question:{question_id}:"),
            col(Outbox.key).startswith(f"question_reminder:{question_id}:"),
        ),
        col(Outbox.kind).in_(ALONE),
        Outbox.state == OutboxState.SENT,
    )
    return [Place(channel, ts) for channel, ts in await session.exec(query) if channel and ts]


async def open_ones(
    session: AsyncSession, workspace_id: str, *, limit: int = 50
) -> list[tuple[Question, Person]]:
    """Return the questions nobody answered yet with who asked, the oldest first."""
    query = (
        select(Question, Person)
        .join(Person, col(Person.id) == col(Question.asker_id))
        .where(Question.workspace_id == workspace_id, Question.state == QuestionState.OPEN)
        .order_by(col(Question.asked_at))
        .limit(limit)
    )
    return [(question, person) for question, person in await session.exec(query)]


async def count_open(session: AsyncSession, workspace_id: str) -> int:
    """Count the questions nobody answered yet."""
    query = select(func.count()).where(
        Question.workspace_id == workspace_id, Question.state == QuestionState.OPEN
    )
    return (await session.exec(query)).one()


async def rate(session: AsyncSession, rating: Rating) -> None:
    """Keep an opinion; the same token changes it."""
    await session.merge(rating)


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
    """Return the questions handed to a human since then, with who asked."""
    query = select(Question.text, Question.asker_id).where(
        Question.workspace_id == workspace_id,
        col(Question.asked_at) >= moment,
    )
    return [(text, asker_id) for text, asker_id in await session.exec(query)]
