"""Revisions of the booklet: proposed, decided, in force."""

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import OutboxState, Place
from bot.domain.errors import NoSuchRevision
from bot.domain.revisions import RevisionState
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


async def places(session: AsyncSession, revision_id: str) -> list[Place]:
    """Return the messages that show this revision."""
    query = select(Outbox.sent_channel, Outbox.sent_ts).where(
        col(Outbox.key).startswith(f"revision:{revision_id}:"), Outbox.state == OutboxState.SENT
    )
    return [Place(channel, ts) for channel, ts in await session.exec(query) if channel and ts]
