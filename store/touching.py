"""Whom a transaction concerns: noted as rows are written, told once they are committed.

So that what people look at is brought up to date wherever the change comes from: no use case has to
think of it.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session as Unit
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

TOUCHED = "touched"  # noted in a session's `info`: the ids of people
UNSEEN = frozenset({"home", "inbox", "outbox", "rating", "relay"})  # no tab shows them
AUDITED = ("actor_id", "subject_id")  # ids that outlive their person, so no foreign keys


class TouchingSession(Session):
    """A session that notes whom it writes about."""


@event.listens_for(TouchingSession, "after_flush")
def _note_rows(session: Unit, _context: UOWTransaction) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        found = (getattr(row, column, None) for column in _columns(type(row)))
        _note(session.info, [id_ for id_ in found if id_])


_KNOWN: dict[type[Any], tuple[str, ...]] = {}


def _columns(model: type[Any]) -> tuple[str, ...]:
    """Return the columns of a table that name people."""
    if model.__tablename__ in UNSEEN:
        return ()
    if model not in _KNOWN:
        table = SQLModel.metadata.tables[model.__tablename__]
        named = [
            c.name
            for c in table.columns
            if any(k.column.table.name == "person" for k in c.foreign_keys)
        ]
        also = {"audit": AUDITED, "person": ("id",)}.get(table.name, ())
        _KNOWN[model] = (*named, *also)
    return _KNOWN[model]


def note(session: AsyncSession, person_ids: Collection[str]) -> None:
    """Note people whose rows are written by a statement of their own, which no session sees."""
    _note(session.info, person_ids)


def _note(info: dict[Any, Any], person_ids: Collection[str]) -> None:
    info.setdefault(TOUCHED, set()).update(person_ids)
