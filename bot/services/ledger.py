"""What became of each message: read by HR and the administrator, who may send one again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, OutboxState, To
from bot.domain.errors import NotParked
from bot.domain.roles import Role
from store import ledger, outbox, people
from store.database import Database
from store.ledger import Entry
from store.models import Audit

PARKED = "parked"
RESENDABLE = frozenset({OutboxState.NEEDS_REVIEW, OutboxState.DEAD})

__all__ = ["PARKED", "RESENDABLE", "Backlog", "Entry"]


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is due and not sent: since when, how many, and how many wait for somebody's eyes."""

    oldest: timedelta
    waiting: int
    parked: int


async def backlog(database: Database, now: datetime) -> Backlog:
    """Return what waits to be sent."""
    async with database.reading() as session:
        since, waiting = await ledger.due(session, now)
        parked = await ledger.parked(session)
    return Backlog(now - since if since else timedelta(), waiting, parked)


async def counts(database: Database, workspace_id: str) -> dict[str, int]:
    """Return how many messages stand in each state, plans included."""
    async with database.reading() as session:
        return await ledger.counts(session, workspace_id)


async def listed(
    database: Database, workspace_id: str, states: Collection[str], *, limit: int = 20
) -> Sequence[Entry]:
    """Return the latest messages in these states, with the reason of each."""
    async with database.reading() as session:
        return await ledger.listed(session, workspace_id, states, limit=limit)


async def resend(
    database: Database, workspace_id: str, seq: int, *, by_id: str | None, now: datetime
) -> None:
    """Send a message again: whoever asks has looked, and takes the risk of a double.

    Raises:
        NotParked: there is no such message, or it needs nobody.
    """
    async with database.transaction() as session:
        row = await ledger.find(session, workspace_id, seq)
        if row is None or row.state not in RESENDABLE:
            raise NotParked
        await ledger.reopen(session, row, now)
        session.add(
            Audit(
                workspace_id=workspace_id,
                at=now,
                actor_id=by_id,
                action="delivery.resend",
                subject_id=row.person_id,
            )
        )


async def alert(
    database: Database, workspace_id: str, hr_channel: str | None, now: datetime
) -> int:
    """Tell HR, once, that messages are parked; return how many."""
    async with database.reading() as session:
        if not await ledger.any_unsaid(session):
            return 0
    async with database.aside() as session:
        seqs = await ledger.take_unsaid(session)
        if seqs:
            for to in await _readers(session, workspace_id, hr_channel):
                key = f"{PARKED}:{max(seqs)}:{to.person_id or 'channel'}"
                notice = Notice(PARKED, key, {"count": len(seqs)})
                await outbox.put(session, to, notice, due_at=now, is_unasked=True)
        return len(seqs)


async def _readers(session: AsyncSession, workspace_id: str, channel: str | None) -> list[To]:
    if channel is not None:
        return [To(workspace_id, channel=channel)]
    holders = await people.holders(session, workspace_id, Role.HR)
    return [To(workspace_id, person_id=holder.id) for holder in holders]
