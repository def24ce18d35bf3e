"""What is due, to whom, and what they were told lately: what the queue looks at."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, text
from sqlmodel import and_, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import OutboxState
from store import switches
from store.models import PLANNED, UNASKED, Outbox, Plan

UNTOLD = (OutboxState.SKIPPED, OutboxState.DEAD)
Address = tuple[str | None, str | None]  # a person, or a channel


async def any_due(session: AsyncSession, now: datetime) -> bool:
    """Tell whether something may be said now: one query, without taking the writer's lock."""
    query = select(Plan.seq).where(_sayable(now)).limit(1)
    return (await session.exec(query)).first() is not None


async def due_addresses(session: AsyncSession, now: datetime, *, limit: int) -> list[Address]:
    """Return to whom something may be said now, the longest waiting first."""
    query = (
        select(Plan.person_id, Plan.channel)
        .where(_sayable(now))
        .order_by(col(Plan.due_at))
        .limit(limit)
    )
    return list(dict.fromkeys((person, channel) for person, channel in await session.exec(query)))


def _sayable(now: datetime) -> ColumnElement[bool]:
    return and_(
        text(f"plan.{PLANNED}"),
        col(Plan.due_at) <= now,
        col(Plan.workspace_id).in_(switches.may_speak()),
    )


async def due_to(
    session: AsyncSession, addresses: Collection[Address], now: datetime
) -> list[Plan]:
    """Return everything due to them, and hold it until the transaction ends."""
    query = (
        select(Plan)
        .where(text(f"plan.{PLANNED}"), col(Plan.due_at) <= now, _is_to(Plan, addresses))
        .order_by(col(Plan.due_at), col(Plan.seq))
        .with_for_update(skip_locked=True)
    )
    return list(await session.exec(query))


async def steps_of(
    session: AsyncSession, series: Collection[str]
) -> Mapping[str, Sequence[datetime]]:
    """Return when the planned steps of each series are meant, in order."""
    found: dict[str, list[datetime]] = {}
    if series:
        query = (
            select(Plan.series, Plan.meant_at)
            .where(text(f"plan.{PLANNED}"), col(Plan.series).in_(series))
            .order_by(col(Plan.meant_at))
        )
        for name, meant_at in await session.exec(query):
            found.setdefault(name or "", []).append(meant_at)
    return found


async def told(
    session: AsyncSession, addresses: Collection[Address], since: datetime
) -> Mapping[Address, Sequence[datetime]]:
    """Return when each was, or is about to be, told something unasked."""
    query = select(Outbox.person_id, Outbox.channel, Outbox.due_at).where(
        text(f"outbox.{UNASKED}"),
        col(Outbox.due_at) >= since,
        col(Outbox.state).not_in(UNTOLD),
        _is_to(Outbox, addresses),
    )
    found: dict[Address, list[datetime]] = {}
    for person, channel, at in await session.exec(query):
        found.setdefault((person, None if person else channel), []).append(at)
    return found


def _is_to(table: type[Plan | Outbox], addresses: Collection[Address]) -> ColumnElement[bool]:
    people = [person for person, _ in addresses if person is not None]
    channels = [channel for person, channel in addresses if person is None]
    to_people = col(table.person_id).in_(people)
    if not channels:
        return to_people
    to_channels = and_(col(table.person_id).is_(None), col(table.channel).in_(channels))
    return or_(to_people, to_channels)
