"""HR's list of newcomers: counted, paged, searched; five queries a page, whatever the page."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, and_, or_, text
from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import Select

from bot.domain.companions import OPEN
from bot.domain.journeys import OVER, RUNNING
from store.concerns import for_hr
from store.models import LIVE, Journey, Obstacle, Pairing, Person


async def counts(
    session: AsyncSession, workspace_id: str, conditions: Sequence[ColumnElement[bool]]
) -> Sequence[int]:
    """Return how many running journeys there are, then how many meet each condition."""
    columns = [func.count(), *(func.count().filter(one) for one in conditions)]
    query: Any = sqlalchemy.select(*columns).where(*_running(workspace_id))
    return tuple((await session.exec(query)).one())


def _running(workspace_id: str) -> tuple[ColumnElement[bool], ...]:
    return (col(Journey.workspace_id) == workspace_id, col(Journey.state).in_(RUNNING))


def _known(workspace_id: str) -> tuple[ColumnElement[bool], ...]:
    """Return the condition of a running journey, or of one that somebody had."""
    running = select(Journey.person_id).where(*_running(workspace_id))
    is_over = and_(col(Journey.state).in_(OVER), col(Journey.person_id).not_in(running))
    return (
        col(Journey.workspace_id) == workspace_id,
        or_(col(Journey.state).in_(RUNNING), is_over),
    )


async def page(
    session: AsyncSession, workspace_id: str, *, skip: int, limit: int
) -> Sequence[tuple[Journey, Person]]:
    """Return some running journeys with their newcomers, the last to start first."""
    query = _listed(*_running(workspace_id)).offset(skip).limit(limit)
    return list(await session.exec(query))


def _listed(*which: ColumnElement[bool]) -> Select[Journey, Person]:
    return (
        select(Journey, Person)
        .join(Person, col(Person.id) == col(Journey.person_id))
        .where(*which)
        .order_by(col(Journey.started_on).desc(), col(Journey.id))
    )


async def matching(
    session: AsyncSession, workspace_id: str, condition: ColumnElement[bool]
) -> Sequence[str]:
    """Return the running journeys that meet a condition, the last to start first."""
    query = (
        select(Journey.id)
        .where(*_running(workspace_id), condition)
        .order_by(col(Journey.started_on).desc(), col(Journey.id))
    )
    return list(await session.exec(query))


async def names(session: AsyncSession, workspace_id: str) -> Sequence[tuple[str, str]]:
    """Return the name and the address of everybody, by journey, to search in: the ended too."""
    query = (
        select(Journey.id, Person.name, Person.email)
        .join(Person, col(Person.id) == col(Journey.person_id))
        .where(*_known(workspace_id))
        .order_by(col(Journey.started_on).desc(), col(Journey.id))
    )
    return [(id_, f"{name or ''} {email or ''}") for id_, name, email in await session.exec(query)]


async def of(
    session: AsyncSession, workspace_id: str, journey_ids: Collection[str]
) -> Sequence[tuple[Journey, Person]]:
    """Return these journeys with their newcomers, the last to start first; the ended too."""
    which = (*_known(workspace_id), col(Journey.id).in_(journey_ids))
    return list(await session.exec(_listed(*which)))


async def pairings(
    session: AsyncSession, journey_ids: Collection[str]
) -> Mapping[str, tuple[Pairing, Person]]:
    """Return the open pairing of each of these journeys, with the buddy."""
    query = (
        select(Pairing, Person)
        .join(Person, col(Person.id) == col(Pairing.buddy_id))
        .where(col(Pairing.journey_id).in_(journey_ids), col(Pairing.state).in_(OPEN))
    )
    return {pairing.journey_id: (pairing, buddy) for pairing, buddy in await session.exec(query)}


async def obstacles(
    session: AsyncSession, person_ids: Collection[str]
) -> Mapping[str, Sequence[Obstacle]]:
    """Return the live obstacles of these people that are HR's, or that climbed up to HR."""
    query = (
        select(Obstacle)
        .where(text(f"obstacle.{LIVE}"), col(Obstacle.person_id).in_(person_ids), for_hr())
        .order_by(col(Obstacle.declared_at))
    )
    found: dict[str, list[Obstacle]] = {}
    for obstacle in await session.exec(query):
        found.setdefault(obstacle.person_id, []).append(obstacle)
    return found
