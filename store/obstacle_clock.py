"""The clocks of obstacles: those that are due, read and kept as columns.

A tick may move thousands: building the class of each takes longer than all the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import bindparam, text, update
from sqlalchemy import select as columns
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.obstacle_states import Act, State
from store import touching
from store.models import TIMED, Obstacle

_TABLE = SQLModel.metadata.tables["obstacle"]
_IS_TIMED = text(f"obstacle.{TIMED}")  # as the index says it


@dataclass(slots=True)
class Timed:
    """An obstacle, as far as the passing of time looks at it."""

    id: str
    workspace_id: str
    person_id: str
    taker_id: str | None
    type: str
    owner_role: str
    owner_zone: str
    owner_country: str
    owner_region: str | None
    heard_at: datetime
    allowed_days: int
    held_days: int
    promised_on: date | None
    held_before: int
    stopped_at: datetime | None
    state: State
    ended_at: datetime | None
    warned_at: datetime | None
    climbed: int
    steps: int
    next_act: Act | None
    next_at: datetime | None


Clocked = Obstacle | Timed

_READ = [_TABLE.c[field.name] for field in fields(Timed)]
_KEPT = ("state", "ended_at", "warned_at", "climbed", "steps", "next_act", "next_at")
_KEEP = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row"))
    .values({name: bindparam(name) for name in _KEPT})
)


async def any_due(session: AsyncSession, now: datetime) -> bool:
    """Tell whether a clock has something to do, without taking the writer's lock."""
    query = select(Obstacle.id).where(_IS_TIMED, col(Obstacle.next_at) <= now).limit(1)
    return (await session.exec(query)).first() is not None


async def due(session: AsyncSession, now: datetime, *, limit: int) -> Sequence[Timed]:
    """Return those whose clock has something to do, held until the transaction ends."""
    query = (
        columns(*_READ)
        .where(_IS_TIMED, _TABLE.c.next_at <= now)
        .order_by(_TABLE.c.next_at, _TABLE.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    found = await session.exec(query)  # type: ignore[call-overload]  # SQLModel types no column
    return [Timed(*row) for row in found]


async def keep(session: AsyncSession, moved: Sequence[Timed]) -> None:
    """Keep where these stand now."""
    if not moved:
        return
    touching.note(session, {one.person_id for one in moved})
    touching.note(session, {one.taker_id for one in moved if one.taker_id is not None})
    params = [{"row": one.id, **{name: getattr(one, name) for name in _KEPT}} for one in moved]
    await session.exec(_KEEP, params=params)
