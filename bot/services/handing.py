"""Files in people's direct messages: noted before they are there, and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.people import Speaker
from store import files, outbox
from store.database import Database
from store.models import HandedFile

REMOVAL = "removal"  # the kind of what is taken out of Slack, files and messages


@dataclass(frozen=True, slots=True)
class Handed:
    """Files on their way to somebody; those that list people leave with any of them."""

    speaker: Speaker
    channel: str
    file_ids: Sequence[str]
    lists_people: bool


async def note(database: Database, handed: Handed, now: datetime) -> None:
    """Remember files, so that they can be taken back."""
    async with database.transaction() as session:
        for file_id in handed.file_ids:
            session.add(
                HandedFile(
                    workspace_id=handed.speaker.workspace_id,
                    person_id=handed.speaker.id,
                    channel=handed.channel,
                    file_id=file_id,
                    lists_people=handed.lists_people,
                    handed_at=now,
                )
            )


async def take_back(session: AsyncSession, person_id: str, now: datetime) -> int:
    """Take back what somebody was given, and the lists that may name them; return how many."""
    return await _remove(session, await files.take_of(session, person_id), now)


async def take_old(session: AsyncSession, before: datetime, now: datetime) -> int:
    """Take back what was given before; return how many."""
    return await _remove(session, await files.take_before(session, before), now)


async def _remove(session: AsyncSession, found: Sequence[HandedFile], now: datetime) -> int:
    for one in found:
        there = To(one.workspace_id, channel=one.channel)
        notice = Notice(REMOVAL, f"{REMOVAL}:{one.file_id}", {"file": one.file_id})
        await outbox.put(session, there, notice, due_at=now)
    return len(found)
