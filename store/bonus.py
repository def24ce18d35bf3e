"""Obstacles to a bonus."""

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.errors import NoSuchObstacle
from store.models import BonusRecord, Obstacle


async def get(session: AsyncSession, record_id: str) -> BonusRecord:
    """Return a record, held until the transaction ends; or raise `NoSuchObstacle`."""
    record = await session.get(BonusRecord, record_id, with_for_update=True)
    if record is None:
        raise NoSuchObstacle
    return record


async def of_obstacle(session: AsyncSession, obstacle_id: str) -> BonusRecord | None:
    """Return the record of an obstacle."""
    query = select(BonusRecord).where(BonusRecord.obstacle_id == obstacle_id)
    return (await session.exec(query)).first()


async def of_person(
    session: AsyncSession, person_id: str
) -> Sequence[tuple[BonusRecord, Obstacle]]:
    """Return everything that somebody recorded with its obstacle, the oldest first."""
    query = (
        select(BonusRecord, Obstacle)
        .join(Obstacle, col(Obstacle.id) == col(BonusRecord.obstacle_id))
        .where(BonusRecord.person_id == person_id)
        .order_by(col(BonusRecord.recorded_at))
    )
    return list(await session.exec(query))
