"""Which messages a worker takes next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, text
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.deliveries import OutboxState
from store import turns
from store.machine import shared_now
from store.models import HELD, OPEN, Outbox

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
