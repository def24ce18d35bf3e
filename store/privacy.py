"""What every table holds of a person: read, erased, forgotten when too old."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Date, Table, delete, or_, text, update
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Place
from store.classification import MACHINERY, TABLES, UNSAID, Held, Leaving
from store.models import Outbox, Person

Row = Mapping[str, Any]


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _theirs(table: Table, held: Held, person_id: str) -> ColumnElement[bool]:
    return or_(*(table.c[column] == person_id for column in held.about))


def shown(name: str) -> Sequence[str]:
    """Return the columns of a table that are shown to whom a row is about."""
    hidden = (*MACHINERY, *TABLES[name].hidden)
    return [column.name for column in _table(name).c if column.name not in hidden]


async def rows_of(session: AsyncSession, person_id: str) -> Mapping[str, Sequence[Row]]:
    """Return every row about a person, by table, without what is other people's."""
    found = {}
    for name, held in TABLES.items():
        if not held.about:
            continue
        table = _table(name)
        columns = [table.c[column] for column in shown(name)]
        rows = await session.exec(select(*columns).where(_theirs(table, held, person_id)))
        found[name] = [dict(row._mapping) for row in rows]
    return found


async def ids_of(session: AsyncSession, person_id: str) -> frozenset[str]:
    """Return what messages call the person, and what is theirs."""
    found = {person_id}
    for name, held in TABLES.items():
        table = _table(name)
        if held.about and held.leaving is not Leaving.KEPT and "id" in table.c:
            ids = await session.exec(select(table.c.id).where(_theirs(table, held, person_id)))
            found |= {str(one) for one in ids}
    return frozenset(found)


async def messages_about(
    session: AsyncSession, person_id: str, ids: frozenset[str]
) -> Sequence[Place]:
    """Return where the bot's messages to a person stand, and those that speak of what is theirs."""
    query = select(Outbox.person_id, Outbox.refs, Outbox.sent_channel, Outbox.sent_ts).where(
        col(Outbox.sent_ts).is_not(None)
    )
    return [
        Place(channel, ts)
        for whom, refs, channel, ts in await session.exec(query)
        if channel and ts and (whom == person_id or not ids.isdisjoint(_values(refs)))
    ]


def _values(refs: object) -> set[str]:
    """Return every text in the references of a message, however deep."""
    if isinstance(refs, Mapping):
        return set().union(*(_values(value) for value in refs.values()))
    if isinstance(refs, list):
        return set().union(*(_values(value) for value in refs))
    return {refs} if isinstance(refs, str) else set()


async def still_there(session: AsyncSession, ids: Collection[str]) -> Sequence[str]:
    """Return those of these people who have an account, an address or a name."""
    named = or_(
        *(col(column).is_not(None) for column in (Person.slack_id, Person.email, Person.name))
    )
    return list(await session.exec(select(Person.id).where(col(Person.id).in_(ids), named)))


async def erase(session: AsyncSession, person_id: str) -> None:
    """Erase a person: what waits first, then every table; the person row becomes a key."""
    for name, (waiting, ending) in UNSAID.items():
        table = _table(name)
        theirs = _theirs(table, TABLES[name], person_id)
        await session.exec(update(table).where(text(waiting), theirs).values(ending))
    for name, held in TABLES.items():
        table = _table(name)
        if not held.about or held.leaving is Leaving.KEPT:
            continue
        await session.exec(_left(table, held).where(_theirs(table, held, person_id)))


def _left(table: Table, held: Held) -> Any:
    if held.leaving is Leaving.EMPTIED:
        return update(table).values(held.emptied)
    return delete(table)


async def forget(session: AsyncSession, name: str, before: date) -> int:
    """Forget what a table holds from before a day; return how many rows."""
    table, held = _table(name), TABLES[name]
    column = table.c[held.dated]
    is_day = isinstance(column.type, Date)
    since: date = before if is_day else datetime.combine(before, time(), UTC)
    done = await session.exec(_left(table, held).where(column < since, text(held.done)))
    return int(done.rowcount)
