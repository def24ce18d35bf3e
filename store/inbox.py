"""What Slack delivered and is not handled yet."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, func, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from store.models import Inbox

KEPT = timedelta(days=2)  # Slack redelivers within minutes; the platform asks for 24 h at least


# Each question runs these two: on the table rather than the class, they cost half as much.
_TABLE = SQLModel.metadata.tables["inbox"]
_PUT = {
    "sqlite": sqlite.insert(_TABLE).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(_TABLE).on_conflict_do_nothing(),
}
_CLOSE = (
    update(_TABLE)
    .where(_TABLE.c.key == bindparam("handled"), _TABLE.c.state != "done")
    .values(state="done", payload=None)
)


async def put(session: AsyncSession, row: Inbox) -> bool:
    """Keep a delivery; tell whether it was new."""
    insert = _PUT[session.get_bind().dialect.name]
    done = await session.exec(insert, params=row.model_dump())
    return bool(done.rowcount)


async def close(session: AsyncSession, key: str) -> bool:
    """Mark a delivery done and empty it; tell whether it was not done already."""
    done = await session.exec(_CLOSE, params={"handled": key})
    return bool(done.rowcount)


async def give_up(session: AsyncSession, key: str) -> None:
    """Mark a delivery that no attempt could handle, and empty it."""
    await session.exec(
        update(Inbox).where(col(Inbox.key) == key).values(state="failed", payload=None)
    )


async def take_expired(
    session: AsyncSession, now: datetime, *, lease: timedelta, limit: int = 20
) -> list[tuple[str, Mapping[str, Any], int]]:
    """Lease again what a process took and never finished: key, payload, attempts so far."""
    query = (
        select(Inbox)
        .where(col(Inbox.state) == "received", col(Inbox.lease_until) < now)
        .order_by(col(Inbox.received_at))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = list(await session.exec(query))
    for row in rows:
        row.lease_until = now + lease
        row.attempts += 1
    return [(row.key, row.payload or {}, row.attempts) for row in rows]


async def excuse(session: AsyncSession, key: str) -> None:
    """Take back an attempt that failed for no reason of its own."""
    await session.exec(
        update(Inbox).where(col(Inbox.key) == key).values(attempts=col(Inbox.attempts) - 1)
    )


async def forget_old(session: AsyncSession, now: datetime) -> None:
    """Drop the keys that Slack can no longer send again."""
    await session.exec(
        delete(Inbox).where(col(Inbox.state) != "received", col(Inbox.received_at) < now - KEPT)
    )


async def waiting(session: AsyncSession) -> int:
    """Count what is received and not handled."""
    query = select(func.count()).select_from(Inbox).where(col(Inbox.state) == "received")
    return (await session.exec(query)).one()
