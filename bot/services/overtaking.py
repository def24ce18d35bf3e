"""The text below an approved revision changed: somebody decides which of the two stays."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.errors import AlreadyDecided
from bot.domain.languages import Language
from bot.domain.revisions import WRITTEN, RevisionKind, RevisionState
from bot.services import keeping
from bot.services.contacts import Directory
from store import models, revisions
from store.database import Database

STEP = timedelta(microseconds=1)  # what is decided together keeps its order


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A version of an entry with revisions over it; `below` stands for the text under them now."""

    entry_id: str
    language: Language
    owner: str
    below: str | None


async def keep_ours(
    database: Database, directory: Directory, by: To, which: Overtaken, now: datetime
) -> None:
    """Let the revisions stand over the text that is below them now.

    Raises:
        NotYourEntry: somebody else keeps the entry.
        AlreadyDecided: nothing is to be decided any more.
    """
    await keeping.must_keep(database, directory, by, which.owner)
    async with database.transaction() as session:
        for at, row in enumerate(await _overtaken(session, by, which)):
            row.replaced, row.decided_at = which.below, now + at * STEP
            session.add(row)
        session.add(_audited(by, "revision.kept", now))


async def take_theirs(
    database: Database, directory: Directory, by: To, which: Overtaken, now: datetime
) -> None:
    """Withdraw the text that we approved; other ways to ask stay, over the text below.

    Raises:
        NotYourEntry: somebody else keeps the entry.
        AlreadyDecided: nothing is to be decided any more.
    """
    await keeping.must_keep(database, directory, by, which.owner)
    async with database.transaction() as session:
        rows = await _overtaken(session, by, which)
        is_written = any(row.kind in WRITTEN for row in rows)
        for at, row in enumerate(rows):
            if row.kind in WRITTEN or not is_written:
                row.state, row.decided_by_id = RevisionState.WITHDRAWN, by.person_id
            row.replaced, row.decided_at = which.below, now + at * STEP
            session.add(row)
        session.add(_audited(by, "revision.withdrawn", now))


async def _overtaken(session: AsyncSession, by: To, which: Overtaken) -> list[models.Revision]:
    found = await revisions.approved(session, by.workspace_id)
    rows = [
        row
        for row in found
        if (row.entry_id, row.language) == (which.entry_id, which.language)
        and row.kind is not RevisionKind.REVIEW
    ]
    if all(row.replaced == which.below for row in rows):
        raise AlreadyDecided
    return rows


def _audited(by: To, action: str, now: datetime) -> models.Audit:
    return models.Audit(workspace_id=by.workspace_id, at=now, actor_id=by.person_id, action=action)
