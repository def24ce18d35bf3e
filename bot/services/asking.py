"""Asking the booklet in a conversation, and saying what an answer was worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.asking import Reply, is_personal
from bot.domain.booklet import Booklet
from bot.domain.deliveries import Notice, To
from bot.domain.languages import Language
from store import outbox, questions
from store.database import Database
from store.models import Rating

ANSWER, POINTER = "answer", "pointer"


@dataclass(frozen=True, slots=True)
class Heard:
    """Where a question was asked, and by whom; `is_private` in a direct message."""

    workspace_id: str
    person_id: str
    channel: str
    ts: str
    thread_ts: str | None
    is_private: bool

    @property
    def there(self) -> To:
        """Where a reply stands: flat in a direct message, in a thread elsewhere."""
        if self.is_private:
            return To(self.workspace_id, self.person_id, self.channel, self.thread_ts)
        return To(self.workspace_id, channel=self.channel, thread_ts=self.thread_ts or self.ts)

    @property
    def aside(self) -> To:
        """The asker's direct message."""
        return To(self.workspace_id, person_id=self.person_id)


async def answer(
    database: Database, booklet: Booklet, heard: Heard, said: Reply, now: datetime
) -> None:
    """Queue the reply where the question was asked.

    In a channel, a personal reply goes to a direct message and leaves a pointer in the thread.
    """
    place = f"{heard.channel}:{heard.ts}"
    reply = Notice(ANSWER, f"{ANSWER}:{place}", said.as_refs())
    pointer = Notice(POINTER, f"{POINTER}:{place}", {"language": said.language})
    aside = not heard.is_private and is_personal(said, booklet)
    async with database.transaction() as session:
        await outbox.put(session, heard.aside if aside else heard.there, reply, due_at=now)
        if aside:
            await outbox.put(session, heard.there, pointer, due_at=now)


async def show(database: Database, to: To, said: Reply, key: str, now: datetime) -> None:
    """Queue a reply that a press asked for; `key` names the press."""
    async with database.transaction() as session:
        await outbox.put(session, to, Notice(ANSWER, f"{ANSWER}:{key}", said.as_refs()), due_at=now)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thought of an answer; `token` names the message, and nobody."""

    token: str
    entry_ids: Sequence[str]
    language: Language
    is_helpful: bool


async def rate(database: Database, workspace_id: str, opinion: Opinion, now: datetime) -> bool:
    """Keep an opinion of each entry an answer quoted; return whether it says anything new."""
    async with database.transaction() as session:
        before = await questions.opinions(session, opinion.token)
        for entry_id in opinion.entry_ids:
            await questions.rate(
                session,
                Rating(
                    token=opinion.token,
                    entry_id=entry_id,
                    workspace_id=workspace_id,
                    language=opinion.language,
                    is_helpful=opinion.is_helpful,
                    rated_on=now.date(),
                ),
            )
    return any(before.get(entry_id) is not opinion.is_helpful for entry_id in opinion.entry_ids)
