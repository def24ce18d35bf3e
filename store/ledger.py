"""What became of the messages."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text, update
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import OutboxState
from bot.domain.planning import PlanState
from store.machine import machine_now
from store.models import OPEN, UNSAID, Outbox, Plan
from store.outbox import QUEUED


@dataclass(frozen=True, slots=True)
class Entry:
    """One message: queued (`seq`), or only planned."""

    seq: int | None
    kind: str
    person_id: str | None
    state: str
    reason: str | None
    due_at: datetime


async def due(session: AsyncSession, now: datetime) -> tuple[datetime | None, int]:
    """Return when the oldest unsent message fell due, and how many are."""
    query = select(func.min(Outbox.due_at), func.count()).where(
        text(f"outbox.{OPEN}"), col(Outbox.due_at) <= now
    )
    return (await session.exec(query)).one()


async def parked(session: AsyncSession) -> int:
    """Count the messages that somebody must look at."""
    query = select(func.count()).select_from(Outbox).where(text("state = 'needs_review'"))
    return (await session.exec(query)).one()


async def counts(session: AsyncSession, workspace_id: str) -> dict[str, int]:
    """Count the messages of each state, and those only planned."""
    sent = select(Outbox.state, func.count()).where(Outbox.workspace_id == workspace_id)
    meant = select(Plan.state, func.count()).where(
        Plan.workspace_id == workspace_id, col(Plan.state) != PlanState.QUEUED
    )
    found = Counter({state.value: 0 for state in (*OutboxState, *PlanState)})
    del found[PlanState.QUEUED.value]  # counted as the message that carries it
    for state, count in await session.exec(sent.group_by(col(Outbox.state))):
        found[str(state)] += count
    for meant_state, count in await session.exec(meant.group_by(col(Plan.state))):
        found[str(meant_state)] += count
    return dict(found)


async def listed(
    session: AsyncSession, workspace_id: str, states: Collection[str], *, limit: int
) -> Sequence[Entry]:
    """Return the latest messages in these states, then what is only planned."""
    queued = select(Outbox).where(
        Outbox.workspace_id == workspace_id, col(Outbox.state).in_(states)
    )
    rows = await session.exec(queued.order_by(col(Outbox.seq).desc()).limit(limit))
    entries = [
        Entry(row.seq, row.kind, row.person_id, row.state.value, row.reason, row.due_at)
        for row in rows
    ]
    meant = select(Plan).where(Plan.workspace_id == workspace_id, col(Plan.state).in_(states))
    plans = await session.exec(meant.order_by(col(Plan.seq).desc()).limit(limit))
    return entries + [
        Entry(None, plan.kind, plan.person_id, plan.state.value, plan.reason, plan.due_at)
        for plan in plans
        if plan.state.value != "queued"
    ]


async def find(session: AsyncSession, workspace_id: str, seq: int) -> Outbox | None:
    """Return a message, held until the transaction ends."""
    query = select(Outbox).where(Outbox.workspace_id == workspace_id, Outbox.seq == seq)
    return (await session.exec(query.with_for_update())).first()


async def reopen(session: AsyncSession, row: Outbox, now: datetime) -> None:
    """Queue a parked message again, as if it had never been tried."""
    row.state, row.reason, row.due_at = OutboxState.PENDING, None, now
    row.token += 1
    row.attempts = 0
    row.created_at = machine_now()
    row.first_tried_at = row.lease_until = row.retry_at = None
    row.is_said = False
    session.info[QUEUED] = True


async def any_unsaid(session: AsyncSession) -> bool:
    """Tell whether something was parked that HR was not told of."""
    query = select(Outbox.seq).where(text(UNSAID)).limit(1)
    return (await session.exec(query)).first() is not None


async def take_unsaid(session: AsyncSession) -> Sequence[int]:
    """Return what was parked and not told, and note that it is told."""
    query = select(Outbox).where(text(UNSAID)).with_for_update(skip_locked=True)
    rows = list(await session.exec(query))
    seqs = [row.seq for row in rows if row.seq is not None]
    await session.exec(update(Outbox).where(col(Outbox.seq).in_(seqs)).values(is_said=True))
    return [row.seq for row in rows if row.seq is not None and row.kind != "parked"]
