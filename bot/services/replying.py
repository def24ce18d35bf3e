"""An answer on its way back to whoever asked."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.errors import AlreadyAnswered, EmptyAnswer, NoLongerYours
from bot.domain.questions import QuestionState, Receiver
from bot.domain.roles import Role
from bot.services import people, questions, receivers, reminders
from bot.services.contacts import Directory
from store import outbox
from store import questions as stored
from store.database import Database
from store.machine import machine_now
from store.models import Audit, Question, Relay

ANSWERED = "question_answered"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer exactly as somebody wrote it."""

    question_id: str
    by: To
    text: str


async def must_be_theirs(
    database: Database, directory: Directory, question_id: str, by: To, now: datetime
) -> None:
    """Let whoever has a question pass; an attempt at one of HR's is noted.

    Raises:
        NotAllowed: the question is for HR.
        NoLongerYours: it was put to somebody else, or is its author's again.
        NoSuchQuestion: it was erased since.
    """
    async with database.reading() as session:
        question = await stored.get(session, question_id)
        theirs = await receivers.is_theirs(session, directory, question, by.person_id or "")
        receiver, is_returned = question.receiver, question.state is QuestionState.RETURNED
    if receiver is Receiver.HR:
        await people.require(database, by, Role.HR, now)
    if is_returned or not theirs:
        raise NoLongerYours


async def answer(database: Database, directory: Directory, reply: Reply, now: datetime) -> None:
    """Send an answer to whoever asked, and bring the messages of the question up to date.

    Raises:
        EmptyAnswer: nothing was written.
        NotAllowed, NoLongerYours: the question is not theirs to answer.
        AlreadyAnswered: somebody else was faster; their answer stands.
    """
    if not reply.text.strip():
        raise EmptyAnswer
    by = reply.by
    await must_be_theirs(database, directory, reply.question_id, by, now)
    async with database.transaction() as session:
        question = await stored.get(session, reply.question_id)
        if question.state is not QuestionState.OPEN:
            raise AlreadyAnswered
        question.state = QuestionState.ANSWERED
        question.answered_by_id, question.answered_at = by.person_id, now
        question.answer = reply.text.strip()
        relay = Relay(
            workspace_id=question.workspace_id,
            author_id=by.person_id,
            text=question.answer,
            created_at=machine_now(),
        )
        session.add(relay)
        await reminders.cancel(session, question, reason="answered", at=now)
        if question.receiver is Receiver.HR:  # HR reads the journal: not what others were asked
            session.add(_audited(question, by, now))
        await session.flush()
        await _tell(session, question, relay, now)


def _audited(question: Question, by: To, now: datetime) -> Audit:
    return Audit(
        workspace_id=question.workspace_id,
        at=now,
        actor_id=by.person_id,
        action="question.answer",
        subject_id=question.asker_id,
    )


async def _tell(session: AsyncSession, question: Question, relay: Relay, now: datetime) -> None:
    asker = To(question.workspace_id, person_id=question.asker_id)
    refs = {"question_id": question.id}
    told = Notice(ANSWERED, f"{ANSWERED}:{question.id}", refs, relay.id)
    await outbox.put(session, asker, told, due_at=now)
    await questions.mend(session, question, now)
