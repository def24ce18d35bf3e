"""E-mails on their way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice
from bot.domain.letters import By, LetterState
from store.machine import machine_now
from store.models import UNSENT, Letter, Person

_TABLE = SQLModel.metadata.tables["letter"]


async def put(session: AsyncSession, to: By, notice: Notice, *, due_at: datetime) -> None:
    """Queue an e-mail, unless one with the same key was queued before."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = (sqlite.insert if is_sqlite else postgresql.insert)(_TABLE)
    row = {
        "workspace_id": to.workspace_id,
        "key": notice.key,
        "kind": notice.kind,
        "refs": dict(notice.refs),
        "person_id": to.person_id,
        "address": to.address,
        "language": to.language,
        "state": LetterState.PENDING,
        "created_at": machine_now(),
        "due_at": due_at,
        "attempts": 0,
    }
    await session.exec(
        insert.on_conflict_do_nothing(index_elements=["workspace_id", "key"]), params=[row]
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """An e-mail to send now, and where to; None when there is no address (any more)."""

    letter: Letter
    address: str | None


async def take(
    session: AsyncSession, business: datetime, *, lease: timedelta, limit: int = 20
) -> Sequence[Taken]:
    """Lease what is due; the caller commits before it talks to the mail server."""
    machine = machine_now()
    query = (
        select(Letter)
        .where(
            text(f"letter.{UNSENT}"),
            col(Letter.due_at) <= business,
            or_(col(Letter.not_before).is_(None), col(Letter.not_before) <= machine),
        )
        .order_by(col(Letter.due_at), col(Letter.seq))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = list(await session.exec(query))
    known = {row.person_id for row in rows if row.person_id}
    people = select(Person.id, Person.email).where(col(Person.id).in_(known))
    addresses = dict(list(await session.exec(people))) if known else {}
    for row in rows:
        row.not_before, row.attempts = machine + lease, row.attempts + 1
    return [Taken(row, row.address or addresses.get(row.person_id or "")) for row in rows]


async def any_due(session: AsyncSession, business: datetime) -> bool:
    """Tell whether an e-mail is due, without taking the writer's lock."""
    query = select(Letter.seq).where(text(f"letter.{UNSENT}"), col(Letter.due_at) <= business)
    return (await session.exec(query.limit(1))).first() is not None


async def finish(
    session: AsyncSession, letter: Letter, state: LetterState, *, reason: str | None, at: datetime
) -> None:
    """Record what became of an e-mail, and forget its address."""
    await session.exec(
        update(_TABLE)
        .where(_TABLE.c.seq == letter.seq)
        .values(
            state=state,
            reason=reason,
            address=None,
            sent_at=at if state is LetterState.SENT else None,
        )
    )


async def put_back(session: AsyncSession, letter: Letter, *, wait: timedelta) -> None:
    """Try again later."""
    await session.exec(
        update(_TABLE).where(_TABLE.c.seq == letter.seq).values(not_before=machine_now() + wait)
    )
