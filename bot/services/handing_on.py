"""A question whose receiver is gone: an owner's goes to HR, a buddy's back to its author.

What somebody asked their buddy was for one person: it is never shown to another without a press.
"""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.questions import QuestionState, Receiver
from bot.services import contacts, questions, receivers, reminders
from bot.services.contacts import Directory
from store import outbox
from store import questions as stored
from store.database import Database
from store.models import Question

MOVED, RETURNED = "question_moved", "question_returned"


async def go(database: Database, directory: Directory, workspace_id: str, now: datetime) -> None:
    """Look at every open question that HR does not have: safe to do twice, and late."""
    async with database.reading() as session:
        found = [one.id for one in await stored.with_others(session, workspace_id)]
    for question_id in found:
        async with database.reading() as session:
            question = await stored.get(session, question_id)
            is_read = await _is_read(session, directory, question)
        if not is_read:
            async with database.transaction() as session:
                question = await stored.get(session, question_id)
                await _hand_on(session, directory, question, now)


async def _is_read(session: AsyncSession, directory: Directory, question: Question) -> bool:
    """Tell whether everybody who has it now was given it."""
    found = await receivers.readers(session, directory, question)
    keys = [f"{questions.TO_READER}:{question.id}:{to.person_id or 'channel'}" for to in found]
    given = [await outbox.is_queued(session, question.workspace_id, key) for key in keys]
    return bool(given) and all(given)


async def _hand_on(
    session: AsyncSession, directory: Directory, question: Question, now: datetime
) -> None:
    if question.state is not QuestionState.OPEN or question.receiver is Receiver.HR:
        return
    if await receivers.readers(session, directory, question):
        await questions.deliver(session, directory, question, now)
        return
    await reminders.cancel(session, question, reason="receiver gone", at=now)
    goes_to_hr = question.receiver is Receiver.OWNER and await contacts.hr(
        session, question.workspace_id, directory.hr_channel
    )
    if goes_to_hr:
        question.receiver = Receiver.HR
    else:
        question.state, question.answered_at = QuestionState.RETURNED, now
    await questions.mend(session, question, now)
    if goes_to_hr:
        await questions.deliver(session, directory, question, now)
    await _tell(session, question, MOVED if goes_to_hr else RETURNED, now)


async def _tell(session: AsyncSession, question: Question, kind: str, now: datetime) -> None:
    asker = To(question.workspace_id, person_id=question.asker_id)
    notice = Notice(kind, f"{kind}:{question.id}", {"question_id": question.id})
    await outbox.put(session, asker, notice, due_at=now, is_unasked=True)
