"""Messages on their way to Slack."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Ending, Notice, OutboxState, To
from store.machine import machine_now
from store.models import Outbox, Relay

QUEUED = "queued"  # noted in a session that queued something, for who waits for its commit
READY = (OutboxState.PENDING, OutboxState.SENDING)


async def put(session: AsyncSession, to: To, notice: Notice, *, due_at: datetime) -> None:
    """Queue a message, unless one with the same key was queued before."""
    row = Outbox(
        **asdict(to),
        kind=notice.kind,
        key=notice.key,
        refs=dict(notice.refs),
        relay_id=notice.relay_id,
        state=OutboxState.PENDING,
        created_at=machine_now(),
        due_at=due_at,
    )
    session.info[QUEUED] = True
    insert = postgresql.insert if _speaks_postgresql(session) else sqlite.insert
    await session.exec(
        insert(Outbox)
        .values(row.model_dump(exclude={"seq"}))
        .on_conflict_do_nothing(index_elements=["workspace_id", "key"])
    )


def _speaks_postgresql(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _ready(business: datetime, machine: datetime) -> ColumnElement[bool]:
    return and_(
        col(Outbox.state).in_(READY),
        col(Outbox.due_at) <= business,
        or_(col(Outbox.retry_at).is_(None), col(Outbox.retry_at) <= machine),
        or_(col(Outbox.lease_until).is_(None), col(Outbox.lease_until) <= machine),
    )


async def any_ready(session: AsyncSession, *, business: datetime, machine: datetime) -> bool:
    """Tell whether a claim would find something, without taking the writer's lock."""
    query = select(Outbox.seq).where(_ready(business, machine)).limit(1)
    return (await session.exec(query)).first() is not None


async def claim(
    session: AsyncSession, business: datetime, machine: datetime, *, lease: timedelta, limit: int
) -> list[tuple[Outbox, bool]]:
    """Lease what is due, oldest first; True marks a row that another lease left unfinished.

    The caller commits before it talks to Slack.
    """
    query = (
        select(Outbox)
        .where(_ready(business, machine))
        .order_by(col(Outbox.due_at), col(Outbox.seq))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = list(await session.exec(query))
    claimed = [(row, row.state is OutboxState.SENDING) for row in rows]
    for row in rows:
        row.state = OutboxState.SENDING
        row.token += 1
        row.attempts += 1
        row.lease_until = machine + lease
    return claimed


async def finish(session: AsyncSession, row: Outbox, ending: Ending, *, at: datetime) -> bool:
    """Record how a lease ended; False when another lease has taken the row since."""
    done = await session.exec(
        update(Outbox)
        .where(col(Outbox.seq) == row.seq, col(Outbox.token) == row.token)
        .values(
            state=ending.state,
            reason=ending.reason,
            lease_until=None,
            retry_at=None,
            sent_at=at if ending.place else None,
            sent_channel=ending.place.channel if ending.place else None,
            sent_ts=ending.place.ts if ending.place else None,
        )
    )
    if row.relay_id is not None and ending.state is OutboxState.SENT:
        await session.exec(update(Relay).where(col(Relay.id) == row.relay_id).values(text=None))
    return bool(done.rowcount)


async def put_back(
    session: AsyncSession, rows: Collection[Outbox], *, retry_at: datetime | None
) -> None:
    """Release rows that were certainly not sent, to be tried again at `retry_at`."""
    for row in rows:
        await session.exec(
            update(Outbox)
            .where(col(Outbox.seq) == row.seq, col(Outbox.token) == row.token)
            .values(state=OutboxState.PENDING, lease_until=None, retry_at=retry_at)
        )


async def relayed(session: AsyncSession, relay_id: str) -> str | None:
    """Return the approved text, or None once it was sent or withdrawn."""
    return (await session.exec(select(Relay.text).where(Relay.id == relay_id))).first()
