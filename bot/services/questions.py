"""Questions handed to HR: by a person's own press, answered once, told with a name."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.errors import AlreadyAnswered, EmptyAnswer, NobodyInHr
from bot.domain.people import Named
from bot.domain.questions import QuestionState
from bot.domain.roles import Role
from bot.services import reminders
from bot.services.planning import Office
from store import outbox, people, questions
from store.database import Database
from store.machine import machine_now
from store.models import Audit, Person, Question, Relay

TO_HR, RECEIVED, ANSWERED, UPDATED = "question", "question_received", "hr_answer", "question_update"


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question as its author approved it."""

    workspace_id: str
    asker_id: str
    text: str
    entry_id: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as HR sees it; `answer` and `answered_by` once somebody answered."""

    id: str
    asker: Named
    asked_at: datetime
    text: str
    entry_id: str | None
    answer: str | None
    answered_by: Named | None


@dataclass(frozen=True, slots=True)
class Readers:
    """Where HR reads: their channel, or else each of them, when the office works."""

    channel: str | None
    office: Office


async def hand_over(database: Database, asked: ToAsk, to: Readers, *, now: datetime) -> str:
    """Give a question to HR, in their channel or to each of them; return its id.

    What they leave open comes back to them: see `reminders`.

    Raises:
        EmptyAnswer: nothing was written.
        NobodyInHr: nobody would read it.
    """
    if not asked.text.strip():
        raise EmptyAnswer
    async with database.transaction() as session:
        readers = await _readers(session, asked.workspace_id, to.channel)
        question = Question(
            workspace_id=asked.workspace_id,
            asker_id=asked.asker_id,
            asked_at=now,
            text=asked.text.strip(),
            entry_id=asked.entry_id,
            state=QuestionState.OPEN,
        )
        session.add(question)
        await session.flush()
        refs = {"question_id": question.id}
        for reader in readers:
            key = f"{TO_HR}:{question.id}:{reader.person_id or 'channel'}"
            await outbox.put(session, reader, Notice(TO_HR, key, refs), due_at=now)
        await reminders.plan(session, to.office, readers, question)
        asker = To(asked.workspace_id, person_id=asked.asker_id)
        receipt = Notice(RECEIVED, f"{RECEIVED}:{question.id}", refs)
        await outbox.put(session, asker, receipt, due_at=now)
        return question.id


async def _readers(session: AsyncSession, workspace_id: str, channel: str | None) -> list[To]:
    if channel is not None:
        return [To(workspace_id, channel=channel)]
    holders = await people.holders(session, workspace_id, Role.HR)
    if not holders:
        raise NobodyInHr
    return [To(workspace_id, person_id=holder.id) for holder in holders]


async def answer(
    database: Database, question_id: str, text: str, *, by_id: str, now: datetime
) -> None:
    """Send HR's answer to whoever asked, and bring HR's own messages up to date.

    The caller has checked that `by_id` is in HR.

    Raises:
        EmptyAnswer: nothing was written.
        AlreadyAnswered: somebody else was faster; their answer stands.
    """
    if not text.strip():
        raise EmptyAnswer
    async with database.transaction() as session:
        question = await questions.get(session, question_id)
        if question.state is not QuestionState.OPEN:
            raise AlreadyAnswered
        question.state = QuestionState.ANSWERED
        question.answered_by_id, question.answered_at = by_id, now
        question.answer = text.strip()
        relay = Relay(
            workspace_id=question.workspace_id,
            author_id=by_id,
            text=question.answer,
            created_at=machine_now(),
        )
        session.add(relay)
        await reminders.cancel(session, question, at=now)
        session.add(_audited(question, by_id, now))
        await session.flush()
        await _tell(session, question, relay, now)


def _audited(question: Question, by_id: str, now: datetime) -> Audit:
    return Audit(
        workspace_id=question.workspace_id,
        at=now,
        actor_id=by_id,
        action="question.answer",
        subject_id=question.asker_id,
    )


async def _tell(session: AsyncSession, question: Question, relay: Relay, now: datetime) -> None:
    refs = {"question_id": question.id}
    asker = To(question.workspace_id, person_id=question.asker_id)
    told = Notice(ANSWERED, f"{ANSWERED}:{question.id}", refs, relay.id)
    await outbox.put(session, asker, told, due_at=now)
    for place in await questions.places(session, question.id):
        there = To(question.workspace_id, channel=place.channel, replaces_ts=place.ts)
        key = f"{UPDATED}:{question.id}:{place.channel}:{place.ts}"
        await outbox.put(session, there, Notice(TO_HR, key, refs), due_at=now)


async def shown(database: Database, question_id: str) -> Shown:
    """Return a question with its people.

    Raises:
        NoSuchQuestion: it was erased since.
    """
    async with database.reading() as session:
        question = await questions.get(session, question_id)
        asker = await people.get(session, question.asker_id)
        by = question.answered_by_id
        return _shown(question, asker, await people.get(session, by) if by else None)


async def waiting(database: Database, workspace_id: str) -> list[Shown]:
    """Return the questions nobody answered yet, the oldest first."""
    async with database.reading() as session:
        found = await questions.open_ones(session, workspace_id)
        return [_shown(question, asker, None) for question, asker in found]


def _shown(question: Question, asker: Person, by: Person | None) -> Shown:
    return Shown(
        id=question.id,
        asker=_named(asker),
        asked_at=question.asked_at,
        text=question.text,
        entry_id=question.entry_id,
        answer=question.answer,
        answered_by=_named(by) if by else None,
    )


def _named(person: Person) -> Named:
    return Named(person.slack_id, person.name or "", person.language)


async def relayed(database: Database, relay_id: str | None) -> str | None:
    """Return an approved text, or None once it was sent or withdrawn."""
    if relay_id is None:
        return None
    async with database.reading() as session:
        return await outbox.relayed(session, relay_id)
