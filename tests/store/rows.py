"""A row in any table, with the rows it points at: what a test of every table needs."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import Column, Enum, Integer
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from store.classification import TABLES, Leaving

NOW = datetime(2028, 6, 5, 9, tzinfo=UTC)
# What the types of columns do not say.
FIXED: dict[str, dict[str, Any]] = {
    "obstacle_party": {"channel": None},  # a person or a channel
    "outbox": {"sent_channel": "D1", "sent_ts": "1.1", "replaces_ts": None, "state": "sent"},
    "handed_file": {"channel": "D1", "file_id": "F1"},
}
_NUMBERS = count(1)


class Rows:
    """Adds rows that all belong to one person; what is to leave with them holds the canary."""

    def __init__(self, session: AsyncSession, canary: str = "x") -> None:
        self._session = session
        self._canary = canary
        self._pointed_at: dict[str, dict[str, Any]] = {}

    async def add(self, name: str, **values: Any) -> dict[str, Any]:
        """Add a row, its other columns filled in; return it."""
        table = SQLModel.metadata.tables[name]
        row = {**FIXED.get(name, {}), **values}
        for column in table.c:
            if column.name not in row and not _fills_itself(column):
                row[column.name] = await self._value(column)
        await self._session.exec(table.insert(), params=row)
        return row

    async def one(self, name: str) -> dict[str, Any]:
        """Return the one row of a table that the others point at."""
        if name not in self._pointed_at:
            self._pointed_at[name] = await self.add(name)
        return self._pointed_at[name]

    async def _value(self, column: Column[Any]) -> Any:
        for key in column.foreign_keys:
            return (await self.one(key.column.table.name))[key.column.name]
        if isinstance(column.type, Enum):
            return next(iter(column.type.enums))
        plain = {
            "JSON": {"held": self._says(column)},
            "Boolean": False,
            "Integer": next(_NUMBERS),
            "Date": NOW.date(),
            "Time": NOW.time().replace(tzinfo=None),
            "UTCDateTime": NOW,
        }
        text = f"{self._says(column)}{next(_NUMBERS)}"
        length = getattr(column.type, "length", None) or len(text)
        return plain.get(type(column.type).__name__, text[-length:])

    def _says(self, column: Column[Any]) -> str:
        held = TABLES[column.table.name]
        leaves = held.leaving is Leaving.DELETED or column.name in held.emptied
        return self._canary if leaves else "k"


def _fills_itself(column: Column[Any]) -> bool:
    return isinstance(column.type, Integer) and bool(column.primary_key) and column.name != "number"
