"""Newcomers' journeys, and the tasks done along them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.errors import NoSuchJourney
from bot.domain.journeys import READABLE, RUNNING, JourneyState
from store.models import Away, Journey, Person, TaskDone


async def get(session: AsyncSession, journey_id: str) -> Journey:
    """Return a journey, held until the transaction ends; or raise `NoSuchJourney`."""
    query = select(Journey).where(Journey.id == journey_id).with_for_update()
    journey = (await session.exec(query)).first()
    if journey is None:
        raise NoSuchJourney
    return journey


async def seen(session: AsyncSession, journey_id: str) -> Journey | None:
    """Return a journey to read, or None once it was erased."""
    return await session.get(Journey, journey_id)


async def running_of(session: AsyncSession, person_id: str) -> Journey | None:
    """Return the journey that somebody is on."""
    query = select(Journey).where(Journey.person_id == person_id, col(Journey.state).in_(RUNNING))
    return (await session.exec(query)).first()


async def readable_of(session: AsyncSession, person_id: str) -> Journey | None:
    """Return the journey that somebody is on, or the last that they completed."""
    query = (
        select(Journey)
        .where(Journey.person_id == person_id, col(Journey.state).in_(READABLE))
        .order_by(col(Journey.enrolled_at).desc())
        .limit(1)
    )
    return (await session.exec(query)).first()


async def waits(session: AsyncSession, person_id: str) -> bool:
    """Tell whether somebody's journey waits for their account."""
    query = select(Journey.id).where(
        Journey.person_id == person_id, Journey.state == JourneyState.WAITING
    )
    return (await session.exec(query)).first() is not None


async def latest_of(session: AsyncSession, person_id: str) -> Journey | None:
    """Return the last journey of somebody, running or over."""
    query = (
        select(Journey)
        .where(Journey.person_id == person_id)
        .order_by(col(Journey.enrolled_at).desc())
        .limit(1)
    )
    return (await session.exec(query)).first()


class Led(NamedTuple):
    """A journey, as far as it says who is told of what blocks its newcomer."""

    journey_id: str
    line_manager_id: str | None
    site: str | None


async def latest_of_each(session: AsyncSession, person_ids: Collection[str]) -> Mapping[str, Led]:
    """Return the last journey of each of these people who had one."""
    query = (
        select(Journey.person_id, Journey.id, Journey.line_manager_id, Journey.site)
        .where(col(Journey.person_id).in_(person_ids))
        .order_by(col(Journey.enrolled_at))
    )
    return {person_id: Led(*journey) for person_id, *journey in await session.exec(query)}


async def running(session: AsyncSession, workspace_id: str) -> Sequence[tuple[Journey, Person]]:
    """Return the journeys under way with their newcomers, the first to start first."""
    query = (
        select(Journey, Person)
        .join(Person, col(Person.id) == col(Journey.person_id))
        .where(Journey.workspace_id == workspace_id, col(Journey.state).in_(RUNNING))
        .order_by(col(Journey.started_on), col(Journey.id))
    )
    return list(await session.exec(query))


async def led_by(session: AsyncSession, line_manager_id: str) -> Sequence[tuple[Journey, Person]]:
    """Return the journeys under way of the newcomers of a manager."""
    query = (
        select(Journey, Person)
        .join(Person, col(Person.id) == col(Journey.person_id))
        .where(Journey.line_manager_id == line_manager_id, col(Journey.state).in_(RUNNING))
        .order_by(col(Journey.started_on), col(Journey.id))
    )
    return list(await session.exec(query))


async def begun_before(session: AsyncSession, day: date) -> Sequence[Journey]:
    """Return the active journeys that began before a day."""
    query = select(Journey).where(
        Journey.state == JourneyState.ACTIVE, col(Journey.started_on) < day
    )
    return list(await session.exec(query))


async def planned_otherwise(
    session: AsyncSession, workspace_id: str, path_version: str
) -> Sequence[Journey]:
    """Return the running journeys whose messages were planned from another edition of the path."""
    query = (
        select(Journey)
        .where(
            Journey.workspace_id == workspace_id,
            col(Journey.state).in_(RUNNING),
            Journey.path_version != path_version,
        )
        .order_by(Journey.id)
    )
    return list(await session.exec(query))


async def away(session: AsyncSession, person_id: str) -> Sequence[Away]:
    """Return the absences of somebody, in order."""
    query = select(Away).where(Away.person_id == person_id).order_by(col(Away.first_on))
    return list(await session.exec(query))


async def forget_away(session: AsyncSession, ids: Collection[str]) -> None:
    """Forget absences that are not going to be."""
    await session.exec(delete(Away).where(col(Away.id).in_(ids)))


async def done(session: AsyncSession, journey_ids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return the tasks done of each of these journeys."""
    found: dict[str, set[str]] = {}
    if journey_ids:
        query = select(TaskDone.journey_id, TaskDone.task_id).where(
            col(TaskDone.journey_id).in_(journey_ids)
        )
        for journey_id, task_id in await session.exec(query):
            found.setdefault(journey_id, set()).add(task_id)
    return {journey_id: frozenset(tasks) for journey_id, tasks in found.items()}
