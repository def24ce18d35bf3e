"""The booklet grows: proposed from an answer, approved by whoever keeps the entry."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.errors import AlreadyDecided, ChangedSince, EmptyAnswer, NotYourEntry
from bot.domain.obstacles import HR
from bot.domain.revisions import Revision, RevisionKind, RevisionState
from bot.services import keeping, planning
from bot.services.contacts import Directory
from store import models, outbox, revisions
from store.database import Database

TO_OWNER, DECIDED = "revision", "revision_decided"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes, and the question it comes from, if it comes from one."""

    by: To
    revision: Revision
    question_id: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody decided of a revision, and whether they may."""

    revision_id: str
    by: To
    state: RevisionState


async def propose(
    database: Database, directory: Directory, proposal: Proposal, now: datetime
) -> RevisionState:
    """Keep a proposal and send it to who keeps the entry, in working hours; return its state.

    Another text of an entry, by whoever keeps it, is in the booklet at once.

    Raises:
        EmptyAnswer: what it says is empty.
        NobodyInHr: nobody would read it.
    """
    said = proposal.revision
    if not (said.asked.strip() or said.title) or (said.title and not said.body.strip()):
        raise EmptyAnswer
    at_once = said.kind is RevisionKind.TEXT and await keeping.keeps(
        database, directory, proposal.by, said.owner
    )
    async with database.transaction() as session:
        row = row_of(proposal, now)
        session.add(row)
        if at_once:
            approve(session, row, proposal.by, now)
            return RevisionState.APPROVED
        await session.flush()
        for reader in await keeping.readers(session, directory, row.workspace_id, row.owner):
            hours = await planning.hours_for(session, directory.office, reader.person_id)
            key = f"{TO_OWNER}:{row.id}:{reader.person_id or reader.channel}"
            notice = Notice(TO_OWNER, key, {"revision_id": row.id})
            await outbox.put(session, reader, notice, due_at=hours.clamp(now))
        return RevisionState.PROPOSED


def row_of(proposal: Proposal, now: datetime) -> models.Revision:
    """Return a proposal as it is kept."""
    said = proposal.revision
    return models.Revision(
        workspace_id=proposal.by.workspace_id,
        question_id=proposal.question_id,
        kind=said.kind,
        entry_id=said.entry_id,
        language=said.language,
        owner=said.owner,
        asked=said.asked.strip(),
        title=said.title.strip(),
        body=said.body.strip(),
        replaced=said.replaced,
        was=said.was,
        state=RevisionState.PROPOSED,
        proposed_by_id=proposal.by.person_id,
        proposed_at=now,
    )


def approve(session: AsyncSession, row: models.Revision, by: To, now: datetime) -> None:
    """Put a revision in the booklet: every replica takes it up at its next tick."""
    _settle(session, row, Verdict(row.id, by, RevisionState.APPROVED), now)


def _settle(session: AsyncSession, row: models.Revision, verdict: Verdict, now: datetime) -> None:
    row.state, row.decided_by_id, row.decided_at = verdict.state, verdict.by.person_id, now
    session.add(row)
    session.add(
        models.Audit(
            workspace_id=row.workspace_id,
            at=now,
            actor_id=verdict.by.person_id,
            action=f"revision.{verdict.state}",
        )
    )


async def decide(
    database: Database, directory: Directory, verdict: Verdict, now: datetime
) -> RevisionState:
    """Approve, refuse or withdraw a revision, and bring its messages up to date.

    Raises:
        NotYourEntry: neither the keeper of the entry, nor HR.
        AlreadyDecided: somebody else was faster.
        ChangedSince: another text of the entry was approved since this one was written.
    """
    held = await keeping.held(database, directory, verdict.by)
    async with database.transaction() as session:
        row = await revisions.get(session, verdict.revision_id)
        if not held & {row.owner, HR}:
            raise NotYourEntry
        is_taken_out = verdict.state is RevisionState.WITHDRAWN
        if row.state is not (RevisionState.APPROVED if is_taken_out else RevisionState.PROPOSED):
            raise AlreadyDecided
        if verdict.state is RevisionState.APPROVED and await revisions.rewritten(session, row):
            raise ChangedSince
        _settle(session, row, verdict, now)
        await _tell(session, row, now)
    return verdict.state


async def _tell(session: AsyncSession, row: models.Revision, now: datetime) -> None:
    refs = {"revision_id": row.id}
    for there in await revisions.places(session, row):
        key = f"{TO_OWNER}_update:{row.id}:{row.state}:{there.channel}:{there.replaces_ts}"
        await outbox.put(session, there, Notice(TO_OWNER, key, refs), due_at=now)
    if row.proposed_by_id and row.proposed_by_id != row.decided_by_id:
        proposer = To(row.workspace_id, person_id=row.proposed_by_id)
        key = f"{DECIDED}:{row.id}:{row.state}"
        await outbox.put(session, proposer, Notice(DECIDED, key, refs), due_at=now)
