"""Questions handed to a human, as they are read: one with its people, or those that wait."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries import To
from bot.domain.people import Named
from bot.domain.questions import QuestionState
from bot.services import receivers
from bot.services.contacts import Directory
from bot.services.questions import Chosen
from store import outbox, people, questions
from store.database import Database
from store.models import Person, Question


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as its readers see it; `answer` and `answered_by` once somebody answered."""

    id: str
    asker_id: str
    asker: Named
    asked_at: datetime
    text: str
    entry_id: str | None
    chosen: Chosen
    state: QuestionState
    buddy: Named | None
    answer: str | None
    answered_by: Named | None


async def shown(database: Database, question_id: str) -> Shown:
    """Return a question with its people.

    Raises:
        NoSuchQuestion: it was erased since.
    """
    async with database.reading() as session:
        question = await questions.get(session, question_id)
        asker = await people.get(session, question.asker_id)
        by, buddy = question.answered_by_id, question.buddy_id
        return _shown(
            question,
            asker,
            await people.get(session, by) if by else None,
            await people.get(session, buddy) if buddy else None,
        )


async def waiting(database: Database, workspace_id: str) -> list[Shown]:
    """Return the questions that HR did not answer yet, the oldest first."""
    async with database.reading() as session:
        found = await questions.open_ones(session, workspace_id)
        return [_shown(question, asker) for question, asker in found]


async def waiting_for(database: Database, directory: Directory, reader: To) -> list[Shown]:
    """Return the questions that wait for somebody as a buddy or as an owner, the oldest first."""
    async with database.reading() as session:
        return [
            _shown(question, await people.get(session, question.asker_id))
            for question in await questions.with_others(session, reader.workspace_id)
            if await receivers.is_theirs(session, directory, question, reader.person_id or "")
        ]


async def has_it(
    database: Database, directory: Directory, question_id: str, person_id: str
) -> bool:
    """Tell whether a question is somebody's to answer, or was when they did."""
    async with database.reading() as session:
        question = await questions.get(session, question_id)
        is_by_them = question.answered_by_id == person_id
        return is_by_them or await receivers.is_theirs(session, directory, question, person_id)


async def own(database: Database, person_id: str) -> list[Shown]:
    """Return what somebody asked and nobody answered yet, the oldest first; for their own eyes."""
    async with database.reading() as session:
        asker = await people.get(session, person_id)
        found = await questions.open_of(session, person_id)
        chosen = [one.buddy_id and await people.get(session, one.buddy_id) for one in found]
        return [
            _shown(one, asker, buddy=buddy or None)
            for one, buddy in zip(found, chosen, strict=True)
        ]


def _shown(
    question: Question, asker: Person, by: Person | None = None, buddy: Person | None = None
) -> Shown:
    return Shown(
        id=question.id,
        asker_id=question.asker_id,
        asker=_named(asker),
        asked_at=question.asked_at,
        text=question.text,
        entry_id=question.entry_id,
        chosen=Chosen(question.receiver, question.buddy_id, question.role),
        state=question.state,
        buddy=_named(buddy) if buddy else None,
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
