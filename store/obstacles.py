"""Obstacles, what happened to them, and who heard of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import text, update
from sqlmodel import col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.errors import NoSuchObstacle
from bot.domain.obstacle_states import OWED, State
from store.models import LIVE, Obstacle, ObstacleParty, Person

_LIVE = text(f"obstacle.{LIVE}")


async def get(session: AsyncSession, obstacle_id: str) -> Obstacle:
    """Return an obstacle, held until the transaction ends; or raise `NoSuchObstacle`."""
    obstacle = await session.get(Obstacle, obstacle_id, with_for_update=True)
    if obstacle is None:
        raise NoSuchObstacle
    return obstacle


async def hold(session: AsyncSession, person_id: str) -> None:
    """Make whoever declares for the same person wait until the transaction ends."""
    await session.exec(select(Person.id).where(Person.id == person_id).with_for_update())


async def live(session: AsyncSession, person_id: str, type_id: str, access: str) -> Obstacle | None:
    """Return what the person declared already and is not over."""
    query = select(Obstacle).where(
        _LIVE,
        Obstacle.person_id == person_id,
        Obstacle.type == type_id,
        Obstacle.access == access,
    )
    return (await session.exec(query)).first()


async def live_of(session: AsyncSession, person_id: str) -> Sequence[Obstacle]:
    """Return everything that still blocks a person, the oldest first."""
    query = (
        select(Obstacle)
        .where(_LIVE, Obstacle.person_id == person_id)
        .order_by(col(Obstacle.declared_at))
    )
    return list(await session.exec(query))


async def same(session: AsyncSession, obstacle: Obstacle) -> int:
    """Count the people who wait for the same thing, this one included."""
    query = select(func.count()).where(
        _LIVE,
        Obstacle.workspace_id == obstacle.workspace_id,
        Obstacle.type == obstacle.type,
        Obstacle.access == obstacle.access,
        Obstacle.owner_role == obstacle.owner_role,
        col(Obstacle.state).in_(OWED),
    )
    return (await session.exec(query)).one()


async def owed_by(
    session: AsyncSession, workspace_id: str, person_id: str, channels: Collection[str] = ()
) -> Sequence[Obstacle]:
    """Return what somebody, or one of these channels, still has to lift, the oldest first."""
    theirs = select(ObstacleParty.obstacle_id).where(
        col(ObstacleParty.is_current),
        or_(
            col(ObstacleParty.person_id) == person_id,
            col(ObstacleParty.channel).in_(channels),
        ),
    )
    query = (
        select(Obstacle)
        .where(
            _LIVE,
            Obstacle.workspace_id == workspace_id,
            Obstacle.person_id != person_id,
            col(Obstacle.state).in_(OWED),
            or_(col(Obstacle.id).in_(theirs), col(Obstacle.taker_id) == person_id),
        )
        .order_by(col(Obstacle.declared_at))
        .limit(100)
    )
    return list(await session.exec(query))


async def parties(session: AsyncSession, obstacle_id: str) -> Sequence[ObstacleParty]:
    """Return who heard of an obstacle; those not `is_current` may no longer act on it."""
    query = select(ObstacleParty).where(ObstacleParty.obstacle_id == obstacle_id)
    return list(await session.exec(query))


async def told(session: AsyncSession, ids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return the roles that may act on each of these obstacles."""
    query = select(ObstacleParty.obstacle_id, ObstacleParty.role).where(
        col(ObstacleParty.obstacle_id).in_(ids), col(ObstacleParty.is_current)
    )
    found: dict[str, set[str]] = {}
    for obstacle_id, role in await session.exec(query):
        found.setdefault(obstacle_id, set()).add(role)
    return {obstacle_id: frozenset(roles) for obstacle_id, roles in found.items()}


async def declared_between(
    session: AsyncSession, workspace_id: str, begins: datetime, ends: datetime
) -> Sequence[Obstacle]:
    """Return what was declared within a time and not taken back."""
    query = select(Obstacle).where(
        Obstacle.workspace_id == workspace_id,
        col(Obstacle.declared_at) >= begins,
        col(Obstacle.declared_at) < ends,
        Obstacle.state != State.WITHDRAWN,
    )
    return list(await session.exec(query))


async def let_out(session: AsyncSession, obstacle_id: str, roles: Collection[str]) -> None:
    """Take an obstacle out of the hands of these roles."""
    await session.exec(
        update(ObstacleParty)
        .where(col(ObstacleParty.obstacle_id) == obstacle_id, col(ObstacleParty.role).in_(roles))
        .values(is_current=False)
    )
