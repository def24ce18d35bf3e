"""What happened to obstacles, who was let in, and the messages that show them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import OutboxState
from bot.domain.obstacle_states import Act
from store.models import ObstacleStep, Outbox, Plan

# A tick adds thousands: on the tables rather than the classes, it costs half as much.
_STEPS, _PARTIES = (SQLModel.metadata.tables[f"obstacle_{name}"] for name in ("step", "party"))


async def step(session: AsyncSession, obstacle_id: str, number: int) -> ObstacleStep | None:
    """Return one line of the history of an obstacle."""
    return await session.get(ObstacleStep, (obstacle_id, number))


async def last_by(session: AsyncSession, obstacle_id: str) -> str | None:
    """Return who did the last thing that somebody did to an obstacle."""
    query = (
        select(ObstacleStep.by_id)
        .where(ObstacleStep.obstacle_id == obstacle_id, col(ObstacleStep.by_id).is_not(None))
        .order_by(col(ObstacleStep.number).desc())
        .limit(1)
    )
    return (await session.exec(query)).first()


async def actors(session: AsyncSession, obstacle_id: str) -> Sequence[str]:
    """Return everybody who did something to an obstacle."""
    query = select(ObstacleStep.by_id).where(ObstacleStep.obstacle_id == obstacle_id).distinct()
    return [one for one in await session.exec(query) if one is not None]


async def numbers(session: AsyncSession, obstacle_id: str, act: Act) -> Sequence[int]:
    """Return which lines of the history of an obstacle tell of an act."""
    query = select(ObstacleStep.number).where(
        ObstacleStep.obstacle_id == obstacle_id, ObstacleStep.act == act
    )
    return list(await session.exec(query))


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of Slack that shows an obstacle, and for whom."""

    kind: str
    refs: Mapping[str, Any]
    person_id: str | None
    channel: str
    ts: str


async def sent(session: AsyncSession, workspace_id: str, keys: Collection[str]) -> Sequence[Sent]:
    """Return those of these messages that stand in Slack."""
    query = select(Outbox).where(
        Outbox.workspace_id == workspace_id,
        col(Outbox.key).in_(keys),
        Outbox.state == OutboxState.SENT,
    )
    return [
        Sent(row.kind, row.refs, row.person_id, row.sent_channel, row.sent_ts)
        for row in await session.exec(query)
        if row.sent_channel and row.sent_ts
    ]


async def reminders(session: AsyncSession, series: Collection[str]) -> Sequence[str]:
    """Return the keys of the messages that brought an obstacle back, sent with no other."""
    query = (
        select(Outbox.key)
        .join(Plan, col(Plan.message_key) == col(Outbox.key))
        .where(col(Plan.series).in_(series), col(Outbox.kind) == col(Plan.kind))
    )
    return list(await session.exec(query))


async def add(
    session: AsyncSession,
    steps: Sequence[Mapping[str, Any]],
    parties: Sequence[Mapping[str, Any]],
) -> None:
    """Add lines of history, and who may act; who was let out is let in again."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    inserted = sqlite.insert if is_sqlite else postgresql.insert
    if steps:
        await session.exec(inserted(_STEPS), params=steps)
    if parties:
        insert = inserted(_PARTIES)
        renewed = {name: insert.excluded[name] for name in ("is_owner", "is_current", "since")}
        let_in = insert.on_conflict_do_update(
            index_elements=["obstacle_id", "role", "place"], set_=renewed
        )
        await session.exec(let_in, params=parties)
