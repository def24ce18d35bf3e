"""The text below an approved revision changed: somebody decides which of the two stays."""

from collections.abc import Collection
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
    """A version of an entry with revisions over it, and who decides.

    `below` stands for the text under them now.
    """

    by: To
    entry_id: str
    language: Language
    owner: str
    below: str | None


async def keep_ours(
    database: Database, directory: Directory, which: Overtaken, now: datetime
) -> None:
    """Let the revisions stand over the text that is below them now.

    Raises:
        NotYourEntry: somebody else keeps the entry.
        AlreadyDecided: nothing is to be decided any more.
    """
    await _decide(database, directory, which, now, withdrawn=())


async def take_theirs(
    database: Database, directory: Directory, which: Overtaken, now: datetime
) -> None:
    """Withdraw the text that we approved; other ways to ask stay, over the text below.

    Raises:
        NotYourEntry: somebody else keeps the entry.
        AlreadyDecided: nothing is to be decided any more.
    """
    await _decide(database, directory, which, now, withdrawn=WRITTEN)


async def _decide(
    database: Database,
    directory: Directory,
    which: Overtaken,
    now: datetime,
    *,
    withdrawn: Collection[RevisionKind],
) -> None:
    await keeping.must_keep(database, directory, which.by, which.owner)
    async with database.transaction() as session:
        rows = await _overtaken(session, which)
        if withdrawn and not any(row.kind in withdrawn for row in rows):
            withdrawn = set(RevisionKind)
        for at, row in enumerate(rows):
            if row.kind in withdrawn:
                row.state, row.decided_by_id = RevisionState.WITHDRAWN, which.by.person_id
            row.replaced, row.decided_at = which.below, now + at * STEP
            session.add(row)
        session.add(_audited(which.by, now, is_kept=not withdrawn))


async def _overtaken(session: AsyncSession, which: Overtaken) -> list[models.Revision]:
    found = await revisions.approved(session, which.by.workspace_id)
    rows = [
        row
        for row in found
        if (row.entry_id, row.language) == (which.entry_id, which.language)
        and row.kind is not RevisionKind.REVIEW
    ]
    if all(row.replaced == which.below for row in rows):
        raise AlreadyDecided
    return rows


def _audited(by: To, now: datetime, *, is_kept: bool) -> models.Audit:
    return models.Audit(
        workspace_id=by.workspace_id,
        at=now,
        actor_id=by.person_id,
        action="revision.kept" if is_kept else "revision.withdrawn",
    )
