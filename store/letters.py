"""E-mails on their way."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice
from bot.domain.letters import By, LetterState
from store.machine import machine_now, shared_now
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


async def take(session: AsyncSession, business: datetime, *, lease: timedelta) -> Taken | None:
    """Lease what is due first, if anything is; the caller commits before it sends it."""
    machine = await shared_now(session)
    query = (
        select(Letter)
        .where(
            text(f"letter.{UNSENT}"),
            col(Letter.due_at) <= business,
            or_(col(Letter.not_before).is_(None), col(Letter.not_before) <= machine),
        )
        .order_by(col(Letter.due_at), col(Letter.seq))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = (await session.exec(query)).first()
    if row is None:
        return None
    row.not_before, row.attempts = machine + lease, row.attempts + 1
    person = await session.get(Person, row.person_id) if row.person_id else None
    return Taken(row, row.address or (person.email if person else None))


async def any_due(session: AsyncSession, business: datetime) -> bool:
    """Tell whether an e-mail is due, without taking the writer's lock."""
    query = select(Letter.seq).where(text(f"letter.{UNSENT}"), col(Letter.due_at) <= business)
    return (await session.exec(query.limit(1))).first() is not None


async def finish(
    session: AsyncSession, letter: Letter, state: LetterState, *, reason: str | None, at: datetime
) -> bool:
    """Record what became of an e-mail, and forget its address; False if another lease took it."""
    done = await session.exec(
        update(_TABLE)
        .where(_leased(letter))
        .values(
            state=state,
            reason=reason,
            address=None,
            sent_at=at if state is LetterState.SENT else None,
        )
    )
    return bool(done.rowcount)


async def put_back(session: AsyncSession, letter: Letter, *, wait: timedelta) -> None:
    """Try again later."""
    later = await shared_now(session) + wait
    await session.exec(update(_TABLE).where(_leased(letter)).values(not_before=later))


def _leased(letter: Letter) -> ColumnElement[bool]:
    """Hold for the lease that the letter was taken by: each is one attempt more."""
    return and_(_TABLE.c.seq == letter.seq, _TABLE.c.attempts == letter.attempts)
