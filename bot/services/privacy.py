"""What Kamarade holds of a person, in their own hands: shown, taken away, erased, forgotten."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, Place, To
from bot.domain.journeys import JourneyState
from bot.domain.retention import Kept, oldest
from bot.services import following, handing
from bot.services.handing import REMOVAL
from store import journeys, outbox, people, privacy
from store.classification import TABLES
from store.database import Database
from store.models import Audit


async def rows_of(database: Database, person_id: str) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Return every row about a person, by table."""
    async with database.reading() as session:
        return await privacy.rows_of(session, person_id)


async def erase(database: Database, person_id: str, *, by_id: str | None, now: datetime) -> int:
    """Erase a person everywhere, and queue the removal of the messages and files that hold them.

    What was planned is cancelled by the same commit, before anything is removed from Slack. Return
    how many messages and files will be removed.

    Raises:
        NobodyFound: there is no such person.
    """
    async with database.transaction() as session:
        workspace_id = (await people.get(session, person_id)).workspace_id
        await _end_journey(session, person_id, now)
        ids = await privacy.ids_of(session, person_id)
        places = await privacy.messages_about(session, person_id, ids)
        count = await handing.take_back(session, person_id, now)
        await privacy.erase(session, person_id)
        for place in places:
            await _remove(session, workspace_id, place, now)
        session.add(
            Audit(
                workspace_id=workspace_id,
                at=now,
                actor_id=by_id,
                action="person.erase",
                subject_id=person_id,
            )
        )
    await database.scrub()
    return count + len(places)


async def _end_journey(session: AsyncSession, person_id: str, now: datetime) -> None:
    if journey := await journeys.running_of(session, person_id):
        journey.state = JourneyState.ENDED
        await following.end(session, journey, reason="erased", at=now)


async def _remove(session: AsyncSession, workspace_id: str, place: Place, now: datetime) -> None:
    there = To(workspace_id, channel=place.channel, replaces_ts=place.ts)
    notice = Notice(REMOVAL, f"{REMOVAL}:{place.channel}:{place.ts}")
    await outbox.put(session, there, notice, due_at=now)


async def erase_again(database: Database, ids: Collection[str], now: datetime) -> int:
    """Erase whom a restored backup brought back; return how many."""
    async with database.reading() as session:
        back = await privacy.still_there(session, ids)
    for person_id in back:
        await erase(database, person_id, by_id=None, now=now)
    return len(back)


async def forget_old(
    database: Database, days: Mapping[Kept, int], now: datetime
) -> Mapping[str, int]:
    """Forget what is older than it may be kept; return how many rows of which tables.

    Files that were handed over are taken back from Slack first.
    """
    today = now.date()
    async with database.aside() as session:
        first = datetime.combine(oldest(Kept.MESSAGES, days, today), time(), UTC)
        forgotten = {"handed_file": await handing.take_old(session, first, now)}
    for name, held in TABLES.items():
        if held.kept is None or name in forgotten:
            continue
        async with database.aside() as session:
            forgotten[name] = await privacy.forget(session, name, oldest(held.kept, days, today))
    if any(forgotten.values()):
        await database.scrub()
    return {name: count for name, count in forgotten.items() if count}
