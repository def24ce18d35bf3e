"""The booklet grows: proposed from an answer, approved by whoever keeps the entry."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.errors import AlreadyDecided, EmptyAnswer, NobodyInHr, NotAllowed
from bot.domain.people import Named
from bot.domain.revisions import Revision, RevisionState
from bot.services import contacts, planning, upkeep
from bot.services.contacts import Case, Directory
from store import models, outbox, people, revisions
from store.database import Database

TO_OWNER, DECIDED = "revision", "revision_decided"
HR = "hr"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody of HR proposes, and the question it comes from."""

    workspace_id: str
    by_id: str
    revision: Revision
    question_id: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A revision as its owner sees it."""

    id: str
    revision: Revision
    state: RevisionState
    proposed_by: Named | None
    decided_by: Named | None


async def propose(
    database: Database, directory: Directory, proposal: Proposal, now: datetime
) -> str:
    """Keep a proposal and send it to who keeps the entry, in working hours; return its id.

    Raises:
        EmptyAnswer: what it says is empty.
        NobodyInHr: nobody would read it.
    """
    said = proposal.revision
    if not said.asked.strip() or (said.title and not said.body.strip()):
        raise EmptyAnswer
    async with database.transaction() as session:
        row = models.Revision(
            workspace_id=proposal.workspace_id,
            question_id=proposal.question_id,
            kind=said.kind,
            entry_id=said.entry_id,
            language=said.language,
            owner=said.owner,
            asked=said.asked.strip(),
            title=said.title.strip(),
            body=said.body.strip(),
            replaced=said.replaced,
            state=RevisionState.PROPOSED,
            proposed_by_id=proposal.by_id,
            proposed_at=now,
        )
        session.add(row)
        await session.flush()
        for reader in await _readers(session, directory, row):
            hours = await planning.hours_for(session, directory.office, reader.person_id)
            key = f"{TO_OWNER}:{row.id}:{reader.person_id or reader.channel}"
            notice = Notice(TO_OWNER, key, {"revision_id": row.id})
            await outbox.put(session, reader, notice, due_at=hours.clamp(now))
        return row.id


async def _readers(session: AsyncSession, directory: Directory, row: models.Revision) -> list[To]:
    """Return who keeps the entry, or else HR."""
    reach = await contacts.reach(session, directory, Case(row.workspace_id, ""), row.owner)
    if reach.channel is not None:
        return [To(row.workspace_id, channel=reach.channel)]
    readers = [To(row.workspace_id, person_id=person.id) for person in reach.people]
    readers = readers or await contacts.hr(session, row.workspace_id, directory.hr_channel)
    if not readers:
        raise NobodyInHr
    return readers


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody decided of a revision, and whether they may."""

    revision_id: str
    by_id: str
    state: RevisionState


async def decide(
    database: Database, directory: Directory, verdict: Verdict, now: datetime
) -> RevisionState:
    """Approve, refuse or withdraw a revision, and bring its messages up to date.

    Raises:
        NotAllowed: neither the keeper of the entry, nor HR.
        AlreadyDecided: somebody else was faster.
    """
    held = await upkeep.roles_of(database, directory, verdict.by_id)
    async with database.transaction() as session:
        row = await revisions.get(session, verdict.revision_id)
        if not held & {row.owner, HR}:
            raise NotAllowed
        expected = RevisionState.PROPOSED
        if verdict.state is RevisionState.WITHDRAWN:
            expected = RevisionState.APPROVED
        if row.state is not expected:
            raise AlreadyDecided
        row.state, row.decided_by_id, row.decided_at = verdict.state, verdict.by_id, now
        session.add(row)
        session.add(
            models.Audit(
                workspace_id=row.workspace_id,
                at=now,
                actor_id=verdict.by_id,
                action=f"revision.{verdict.state}",
            )
        )
        await _tell(session, row, now)
    return verdict.state


async def _tell(session: AsyncSession, row: models.Revision, now: datetime) -> None:
    refs = {"revision_id": row.id}
    for place in await revisions.places(session, row.id):
        there = To(row.workspace_id, channel=place.channel, replaces_ts=place.ts)
        key = f"{TO_OWNER}_update:{row.id}:{row.state}:{place.channel}:{place.ts}"
        await outbox.put(session, there, Notice(TO_OWNER, key, refs), due_at=now)
    if row.proposed_by_id and row.proposed_by_id != row.decided_by_id:
        proposer = To(row.workspace_id, person_id=row.proposed_by_id)
        key = f"{DECIDED}:{row.id}:{row.state}"
        await outbox.put(session, proposer, Notice(DECIDED, key, refs), due_at=now)


async def shown(database: Database, revision_id: str) -> Shown:
    """Return a revision with its people.

    Raises:
        NoSuchRevision: it is not there.
    """
    async with database.reading() as session:
        row = await revisions.get(session, revision_id)
        by, decided = row.proposed_by_id, row.decided_by_id
        return Shown(
            row.id,
            valued(row),
            row.state,
            _named(await people.get(session, by)) if by else None,
            _named(await people.get(session, decided)) if decided else None,
        )


async def in_force(database: Database, workspace_id: str) -> list[tuple[str, Revision]]:
    """Return what is in the booklet with its ids, in the order in which it was approved."""
    async with database.reading() as session:
        return [(row.id, valued(row)) for row in await revisions.approved(session, workspace_id)]


async def version(database: Database, workspace_id: str) -> str:
    """Return what changes whenever the revisions in force do."""
    async with database.reading() as session:
        return await revisions.version(session, workspace_id)


def valued(row: models.Revision) -> Revision:
    """Return a row as a value."""
    return Revision(
        row.kind,
        row.entry_id,
        row.language,
        row.owner,
        row.asked,
        row.title,
        row.body,
        row.replaced,
        row.decided_at.date() if row.decided_at else None,
    )


def _named(person: models.Person) -> Named:
    return Named(person.slack_id, person.name or "", person.language)
