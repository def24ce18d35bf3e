"""An owner found an entry still true: its dates move, as a revision."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bot.domain.deliveries import To
from bot.domain.errors import NotYourEntry
from bot.domain.revisions import Revision
from bot.services import keeping, revisions
from bot.services.contacts import Directory
from bot.services.revisions import Proposal
from store import revisions as stored
from store.database import Database

LATELY = timedelta(days=1)  # more than every replica takes to learn of it


async def still_true(
    database: Database, directory: Directory, by: To, versions: Sequence[Revision], now: datetime
) -> None:
    """Move the dates of an entry, in each of its languages; a second press changes nothing.

    Raises:
        NotYourEntry: somebody else keeps it.
    """
    for owner in {one.owner for one in versions}:
        if not await keeping.keeps(database, directory, by, owner):
            raise NotYourEntry
    async with database.transaction() as session:
        settled = await stored.settled_since(session, by.workspace_id, now - LATELY)
        for one in versions:
            if one.entry_id not in settled:
                row = revisions.row_of(Proposal(by, one), now)
                revisions.approve(session, row, by, now)


async def settled(database: Database, workspace_id: str, now: datetime) -> Collection[str]:
    """Return the entries read again so lately that the booklet in use may not say so yet."""
    async with database.reading() as session:
        return await stored.settled_since(session, workspace_id, now - LATELY)
