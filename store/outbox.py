"""Messages on their way to Slack."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Ending, Notice, OutboxState, To
from store.machine import machine_now, shared_now
from store.models import Outbox, Relay, new_id

_TABLE = SQLModel.metadata.tables["outbox"]
QUEUED = "queued"  # noted in a session that queued something, for who waits for its commit


async def put(
    session: AsyncSession,
    to: To,
    notice: Notice,
    *,
    due_at: datetime,
    is_unasked: bool = False,
) -> None:
    """Queue a message, unless one with the same key was queued before."""
    await put_all(session, [row(to, notice, due_at=due_at, is_unasked=is_unasked)])


def row(to: To, notice: Notice, *, due_at: datetime, is_unasked: bool) -> dict[str, Any]:
    """Return a message to queue, as columns: building the class takes longer than inserting it."""
    return {
        "workspace_id": to.workspace_id,
        "person_id": to.person_id,
        "channel": to.channel,
        "thread_ts": to.thread_ts,
        "replaces_ts": to.replaces_ts,
        "key": notice.key,
        "nonce": new_id(),
        "kind": notice.kind,
        "refs": dict(notice.refs),
        "relay_id": notice.relay_id,
        "is_unasked": is_unasked,
        "state": OutboxState.PENDING,
        "created_at": machine_now(),
        "due_at": due_at,
        "attempts": 0,
        "token": 0,
    }


async def put_all(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Queue several messages, those already queued aside."""
    session.info[QUEUED] = True
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = (sqlite.insert if is_sqlite else postgresql.insert)(_TABLE)
    await session.exec(
        insert.on_conflict_do_nothing(index_elements=["workspace_id", "key"]), params=rows
    )


# Each message runs it: on the table rather than the class, and built once, it costs half as much.
_FINISH = (
    update(_TABLE)
    .where(_TABLE.c.seq == bindparam("row"), _TABLE.c.token == bindparam("lease"))
    .values(
        lease_until=None,
        retry_at=None,
        **{name: bindparam(name) for name in ("state", "reason", "sent_at")},
        **{name: bindparam(name) for name in ("sent_channel", "sent_ts")},
    )
)


async def finish(session: AsyncSession, row: Outbox, ending: Ending, *, at: datetime) -> bool:
    """Record how a lease ended; False when another lease has taken the row since."""
    place = ending.place
    done = await session.exec(
        _FINISH,
        params={
            "row": row.seq,
            "lease": row.token,
            "state": ending.state,
            "reason": ending.reason,
            "sent_at": at if place else None,
            "sent_channel": place.channel if place else None,
            "sent_ts": place.ts if place else None,
        },
    )
    if done.rowcount and row.relay_id is not None and ending.state is OutboxState.SENT:
        await session.exec(update(Relay).where(col(Relay.id) == row.relay_id).values(text=None))
    return bool(done.rowcount)


async def put_back(
    session: AsyncSession, row: Outbox, *, is_doubtful: bool, wait: timedelta = timedelta()
) -> None:
    """Release a row, to be tried again after `wait`.

    One that may have been posted by an earlier lease stays so: whoever takes it looks first.
    """
    until = await shared_now(session) + wait
    await session.exec(
        update(Outbox)
        .where(col(Outbox.seq) == row.seq, col(Outbox.token) == row.token)
        .values(
            state=OutboxState.SENDING if is_doubtful else OutboxState.PENDING,
            lease_until=until if is_doubtful else None,
            retry_at=None if is_doubtful else until,
        )
    )


async def is_queued(session: AsyncSession, workspace_id: str, key: str) -> bool:
    """Tell whether a message of this key was queued before."""
    query = select(Outbox.seq).where(Outbox.workspace_id == workspace_id, Outbox.key == key)
    return (await session.exec(query)).first() is not None


async def postpone(session: AsyncSession, row: Outbox, until: datetime) -> None:
    """Release a row that was not sent, until a later business instant."""
    await session.exec(
        update(Outbox)
        .where(col(Outbox.seq) == row.seq, col(Outbox.token) == row.token)
        .values(
            state=OutboxState.PENDING,
            due_at=until,
            first_tried_at=None,
            lease_until=None,
            retry_at=None,
        )
    )


async def relayed(session: AsyncSession, relay_id: str) -> str | None:
    """Return the approved text, or None once it was sent or withdrawn."""
    return (await session.exec(select(Relay.text).where(Relay.id == relay_id))).first()
