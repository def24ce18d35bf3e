"""Revisions of the booklet: proposed, decided, in force."""

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import OutboxState, To
from bot.domain.errors import NoSuchRevision
from bot.domain.revisions import WRITTEN, RevisionKind, RevisionState
from store.models import Outbox, Revision

IN_FORCE = (RevisionState.APPROVED, RevisionState.WITHDRAWN)


async def get(session: AsyncSession, revision_id: str) -> Revision:
    """Return a revision, or raise `NoSuchRevision`."""
    found = await session.get(Revision, revision_id, with_for_update=True)
    if found is None:
        raise NoSuchRevision
    return found


async def approved(session: AsyncSession, workspace_id: str) -> list[Revision]:
    """Return what is in the booklet, in the order in which it was approved."""
    query = (
        select(Revision)
        .where(Revision.workspace_id == workspace_id, Revision.state == RevisionState.APPROVED)
        .order_by(col(Revision.decided_at), col(Revision.id))
    )
    return list(await session.exec(query))


async def version(session: AsyncSession, workspace_id: str) -> str:
    """Return what changes whenever the revisions in force do."""
    query = select(func.count(), func.max(Revision.decided_at)).where(
        Revision.workspace_id == workspace_id, col(Revision.state).in_(IN_FORCE)
    )
    count, last = (await session.exec(query)).one()
    return f"{count} {last}"


async def waiting(session: AsyncSession, workspace_id: str) -> list[Revision]:
    """Return what waits for a decision, the oldest first."""
    query = (
        select(Revision)
        .where(Revision.workspace_id == workspace_id, Revision.state == RevisionState.PROPOSED)
        .order_by(col(Revision.proposed_at))
    )
    return list(await session.exec(query))


async def places(session: AsyncSession, row: Revision) -> list[To]:
    """Return the messages that show this revision."""
    query = select(Outbox.person_id, Outbox.sent_channel, Outbox.sent_ts).where(
        col(Outbox.key).startswith(f"revision:{row.id}:"), Outbox.state == OutboxState.SENT
    )
    return [
        To(row.workspace_id, person_id, channel, replaces_ts=ts)
        for person_id, channel, ts in await session.exec(query)
        if channel and ts
    ]


async def rewritten(session: AsyncSession, row: Revision) -> bool:
    """Tell whether another text of the entry was approved since this one was written."""
    if row.kind is not RevisionKind.TEXT:
        return False
    query = select(Revision.id).where(*_of(row), col(Revision.decided_at) >= row.proposed_at)
    return (await session.exec(query.limit(1))).first() is not None


async def written(session: AsyncSession, row: Revision) -> list[Revision]:
    """Return the approved texts of the entry of a revision, the last one in force last."""
    query = select(Revision).where(*_of(row)).order_by(col(Revision.decided_at), col(Revision.id))
    return list(await session.exec(query.with_for_update()))


def _of(row: Revision) -> list[ColumnElement[bool]]:
    return [
        col(Revision.workspace_id) == row.workspace_id,
        col(Revision.entry_id) == row.entry_id,
        col(Revision.language) == row.language,
        col(Revision.kind).in_(WRITTEN),
        col(Revision.state) == RevisionState.APPROVED,
    ]


async def settled_since(session: AsyncSession, workspace_id: str, moment: datetime) -> set[str]:
    """Return the entries that were found true or written anew since then."""
    query = select(Revision.entry_id).where(
        Revision.workspace_id == workspace_id,
        Revision.state == RevisionState.APPROVED,
        col(Revision.kind).in_((RevisionKind.REVIEW, RevisionKind.TEXT)),
        col(Revision.decided_at) >= moment,
    )
    return set(await session.exec(query))
