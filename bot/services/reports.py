"""The surprise report: kept by its author's act, shared by another, and theirs alone between."""

from datetime import datetime

from bot.domain.deliveries import To
from bot.domain.errors import EmptyAnswer
from store import checkins
from store.database import Database


async def keep(database: Database, by: To, text: str, now: datetime) -> None:
    """Keep what somebody wrote, in place of what they kept before.

    Raises:
        EmptyAnswer: nothing is written.
    """
    if not text.strip():
        raise EmptyAnswer
    async with database.transaction() as session:
        await checkins.keep_report(session, by, text.strip(), now)


async def kept(database: Database, person_id: str) -> str:
    """Return what somebody kept, for their own eyes; empty where they kept nothing."""
    async with database.reading() as session:
        return await checkins.report(session, person_id)
