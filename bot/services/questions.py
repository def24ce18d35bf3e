"""Questions handed to a human by a person's own press, to whom they chose, told with a name."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.errors import EmptyAnswer, NobodyInHr, NobodyThere, NotYours
from bot.domain.questions import QuestionState, Receiver
from bot.services import receivers, reminders
from bot.services.contacts import Directory
from store import outbox, questions
from store.database import Database
from store.models import Question

TO_READER, RECEIVED, UPDATED = "question", "question_received", "question_update"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom a question was put to: `buddy_id` is the person shown, `role` the team's."""

    receiver: Receiver = Receiver.HR
    buddy_id: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question as its author approved it; it may take the place of one that nobody answers."""

    workspace_id: str
    asker_id: str
    text: str
    chosen: Chosen
    entry_id: str | None = None
    instead_of: str | None = None


async def hand_over(
    database: Database, directory: Directory, asked: ToAsk, *, now: datetime
) -> str:
    """Give a question to whom its author chose; return its id.

    What they leave open comes back to them: see `reminders`.

    Raises:
        EmptyAnswer: nothing was written.
        NobodyInHr, NobodyThere: nobody would read it.
        NotYours: the question it would replace is somebody else's.
    """
    if not asked.text.strip():
        raise EmptyAnswer
    async with database.transaction() as session:
        await _take_back(session, asked, now)
        chosen = asked.chosen
        question = Question(
            workspace_id=asked.workspace_id,
            asker_id=asked.asker_id,
            asked_at=now,
            text=asked.text.strip(),
            entry_id=asked.entry_id,
            receiver=chosen.receiver,
            buddy_id=chosen.buddy_id,
            role=chosen.role,
            state=QuestionState.OPEN,
        )
        session.add(question)
        await session.flush()
        leaves_at = await deliver(session, directory, question, now)
        refs = {"question_id": question.id}
        if leaves_at > now:
            refs["leaves_at"] = leaves_at.isoformat()
        asker = To(asked.workspace_id, person_id=asked.asker_id)
        receipt = Notice(RECEIVED, f"{RECEIVED}:{question.id}", refs)
        await outbox.put(session, asker, receipt, due_at=now)
        return question.id


async def _take_back(session: AsyncSession, asked: ToAsk, now: datetime) -> None:
    """Take back the question that this one replaces, unless it was answered meanwhile."""
    if asked.instead_of is None:
        return
    before = await questions.get(session, asked.instead_of)
    if before.asker_id != asked.asker_id:
        raise NotYours
    if before.state is QuestionState.OPEN:
        before.state, before.answered_at = QuestionState.RETURNED, now
        await reminders.cancel(session, before, reason="asked elsewhere", at=now)
        await mend(session, before, now)


async def deliver(
    session: AsyncSession, directory: Directory, question: Question, now: datetime
) -> datetime:
    """Bring a question to whoever has it, with its reminders; return when the first one reads it.

    Raises:
        NobodyInHr, NobodyThere: nobody would read it.
    """
    found = await receivers.readers(session, directory, question)
    if not found:
        raise NobodyInHr if question.receiver is Receiver.HR else NobodyThere
    times = []
    for reader in found:
        key = f"{TO_READER}:{question.id}:{reader.person_id or 'channel'}"
        times.append(await receivers.leaves_at(session, directory, question, reader, now))
        notice = Notice(TO_READER, key, {"question_id": question.id})
        await outbox.put(session, reader, notice, due_at=times[-1])
    await reminders.plan(session, directory.office, found, question, given_at=min(times))
    return min(times)


async def mend(session: AsyncSession, question: Question, now: datetime) -> None:
    """Bring the messages that show a question up to date: answered, or no longer theirs."""
    is_gone = question.state is not QuestionState.ANSWERED
    for there in await questions.places(session, question):
        said = f"{question.state}:{question.receiver}"
        key = f"{UPDATED}:{question.id}:{said}:{there.channel}:{there.replaces_ts}"
        refs = {"question_id": question.id, "is_gone": is_gone}
        await outbox.put(session, there, Notice(TO_READER, key, refs), due_at=now)
