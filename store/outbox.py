"""Messages on their way to Slack."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, bindparam, func, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.deliveries import Ending, Notice, OutboxState, To
from store import turns
from store.machine import machine_now, shared_now
from store.models import HELD, OPEN, Outbox, Relay

QUEUED = "queued"  # noted in a session that queued something, for who waits for its commit
STUBBORN = 3  # a message that failed so often no longer holds up its conversation


@dataclass(frozen=True, slots=True)
class Claim:
    """How much to lease at once, and for how long.

    `spacing` is the time between two messages of a conversation, `per_minute` the most that a
    workspace sends; both are shared by every replica.
    """

    lease: timedelta
    limit: int = 10
    spacing: timedelta = timedelta()
    per_minute: int | None = None


async def put(
    session: AsyncSession,
    to: To,
    notice: Notice,
    *,
    due_at: datetime,
    is_unasked: bool = False,
) -> None:
    """Queue a message, unless one with the same key was queued before."""
    row = Outbox(
        **asdict(to),
        kind=notice.kind,
        key=notice.key,
        refs=dict(notice.refs),
        relay_id=notice.relay_id,
        is_unasked=is_unasked,
        state=OutboxState.PENDING,
        created_at=machine_now(),
        due_at=due_at,
    )
    await put_all(session, [row])


async def put_all(session: AsyncSession, rows: Sequence[Outbox]) -> None:
    """Queue several messages, those already queued aside."""
    session.info[QUEUED] = True
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = (sqlite.insert if is_sqlite else postgresql.insert)(Outbox)
    await session.exec(
        insert.on_conflict_do_nothing(index_elements=["workspace_id", "key"]),
        params=[row.model_dump(exclude={"seq"}) for row in rows],
    )


def _ready(business: datetime, machine: datetime) -> ColumnElement[bool]:
    return and_(
        text(f"outbox.{OPEN}"),
        col(Outbox.due_at) <= business,
        or_(col(Outbox.retry_at).is_(None), col(Outbox.retry_at) <= machine),
        or_(col(Outbox.lease_until).is_(None), col(Outbox.lease_until) <= machine),
    )


def conversation() -> ColumnElement[str]:
    """Return what messages are kept in order by: their person, else their channel."""
    return func.coalesce(col(Outbox.person_id), col(Outbox.channel))


def _held(machine: datetime) -> SelectOfScalar[str]:
    """Return the conversations in which an earlier message is under way or must wait."""
    return select(conversation()).where(
        text(f"outbox.{HELD}"),
        or_(col(Outbox.lease_until) > machine, col(Outbox.retry_at) > machine),
        col(Outbox.attempts) < STUBBORN,
    )


async def any_ready(session: AsyncSession, *, business: datetime) -> bool:
    """Tell whether a claim would find something, without taking the writer's lock."""
    machine = await shared_now(session)
    query = select(Outbox.seq).where(_ready(business, machine)).limit(1)
    return (await session.exec(query)).first() is not None


async def claim(
    session: AsyncSession, business: datetime, wanted: Claim
) -> list[tuple[Outbox, bool]]:
    """Lease what is due, one message a conversation, oldest first.

    True marks a row that another lease left unfinished. The caller commits before it talks to
    Slack.
    """
    await turns.wait(session, turns.CLAIM)
    machine = await shared_now(session)
    limit = min(wanted.limit, await _allowance(session, machine, wanted))
    if limit <= 0:
        return []
    query = (
        select(Outbox)
        .where(_ready(business, machine), conversation().not_in(_held(machine)))
        .order_by(col(Outbox.due_at), col(Outbox.seq))
        .limit(limit * 5)
        .with_for_update(skip_locked=True)
    )
    if wanted.spacing:
        query = query.where(conversation().not_in(_recent(machine - wanted.spacing)))
    first: dict[str, Outbox] = {}
    for row in await session.exec(query):
        first.setdefault(row.person_id or row.channel or "", row)
    rows = list(first.values())[:limit]
    claimed = [(row, row.state is OutboxState.SENDING) for row in rows]
    for row in rows:
        _lease(row, machine, wanted.lease)
    return claimed


def _recent(since: datetime) -> SelectOfScalar[str]:
    return select(conversation()).where(col(Outbox.tried_at) > since)


async def _allowance(session: AsyncSession, machine: datetime, wanted: Claim) -> int:
    """Return how many more messages the minute allows."""
    if wanted.per_minute is None:
        return wanted.limit
    since = machine - timedelta(minutes=1)
    query = select(func.count()).select_from(Outbox).where(col(Outbox.tried_at) > since)
    return wanted.per_minute - (await session.exec(query)).one()


def _lease(row: Outbox, machine: datetime, lease: timedelta) -> None:
    row.state = OutboxState.SENDING
    row.token += 1
    row.attempts += 1
    row.first_tried_at = row.first_tried_at or machine
    row.tried_at = machine
    row.retry_at = None
    row.lease_until = machine + lease


# Each message runs it: on the table rather than the class, and built once, it costs half as much.
_TABLE = SQLModel.metadata.tables["outbox"]
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
