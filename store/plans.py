"""Messages that the bot means to send."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, and_, col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import OutboxState
from bot.domain.planning import PlanState, Step
from store import touching
from store.models import PLANNED, Away, Outbox, Person, Plan

CHANGEABLE = "plan.state IN ('planned', 'cancelled')"
UNTOLD = (OutboxState.SKIPPED, OutboxState.DEAD)
Address = tuple[str | None, str | None]  # a person, or a channel


@dataclass(frozen=True, slots=True)
class Moments:
    """When a step is meant, and when it is looked at, within working hours."""

    meant_at: datetime
    due_at: datetime


async def put(session: AsyncSession, steps: Sequence[tuple[Step, Moments]]) -> None:
    """Plan steps; one that was planned moves, one that was queued or skipped stays as it is."""
    if not steps:
        return
    touching.note(session, {step.to.person_id for step, _ in steps if step.to.person_id})
    insert = (sqlite if _is_sqlite(session) else postgresql).insert(Plan)
    moved = {
        name: insert.excluded[name]
        for name in ("on_day", "at_hour", "zone", "meant_at", "due_at", "refs", "state", "reason")
    }
    await session.exec(
        insert.on_conflict_do_update(
            index_elements=["workspace_id", "key"], set_=moved, where=text(CHANGEABLE)
        ),
        params=[_values(step, moments) for step, moments in steps],
    )


def _is_sqlite(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _values(step: Step, moments: Moments) -> dict[str, Any]:
    return {
        "workspace_id": step.to.workspace_id,
        "person_id": step.to.person_id,
        "channel": step.to.channel,
        "kind": step.kind,
        "key": step.key,
        "series": step.series,
        "refs": dict(step.refs),
        "on_day": step.rule.on,
        "at_hour": step.rule.at,
        "zone": step.rule.zone,
        "meant_at": moments.meant_at,
        "due_at": moments.due_at,
        "state": PlanState.PLANNED,
        "reason": None,
    }


async def cancel(
    session: AsyncSession, series: Collection[str], *, reason: str, at: datetime
) -> None:
    """Cancel what is left of these series."""
    await session.exec(
        update(Plan)
        .where(
            text(f"plan.{PLANNED}"),
            col(Plan.series).in_(series),
        )
        .values(state=PlanState.CANCELLED, reason=reason, settled_at=at)
    )


async def cancel_others(
    session: AsyncSession, series: str, keep: Collection[str], *, reason: str, at: datetime
) -> None:
    """Cancel what is left of a series, and of those whose name begins with it, but these keys."""
    query = (
        select(Plan.seq)
        .where(
            text(f"plan.{PLANNED}"),
            or_(col(Plan.series) == series, _begins(session, f"{series}:")),
            col(Plan.key).not_in(keep),
        )
        .with_for_update(skip_locked=True)
    )
    gone = {"state": PlanState.CANCELLED, "reason": reason, "settled_at": at}
    await settle(session, [{"seq": seq, **gone} for seq in await session.exec(query)])


async def days_of(session: AsyncSession, series: Sequence[str]) -> Mapping[str, date]:
    """Return the day of each planned step of these series, and of those that begin so, by key."""
    found: dict[str, date] = {}
    for one in series:
        query = select(col(Plan.key), col(Plan.on_day)).where(
            text(f"plan.{PLANNED}"),
            or_(col(Plan.series) == one, _begins(session, f"{one}:")),
        )
        found |= {str(key): day for key, day in await session.exec(query)}
    return found


async def last_day(session: AsyncSession, series: str) -> date | None:
    """Return the day of the last step of a series, said or not."""
    query = select(func.max(Plan.on_day)).where(Plan.series == series)
    return (await session.exec(query)).one()


async def keys_of(session: AsyncSession, keys: Collection[str]) -> frozenset[str]:
    """Return which of these keys were planned before, said or not."""
    return frozenset(await session.exec(select(Plan.key).where(col(Plan.key).in_(keys))))


def _begins(session: AsyncSession, prefix: str) -> ColumnElement[bool]:
    """Return the condition that the index of series can serve."""
    if _is_sqlite(session):
        return col(Plan.series).op("GLOB", is_comparison=True)(f"{prefix}*")
    return col(Plan.series).startswith(prefix, autoescape=True)


async def planned_for(session: AsyncSession, person_id: str) -> list[Plan]:
    """Return what a person is still to be told."""
    query = (
        select(Plan)
        .where(text(f"plan.{PLANNED}"), Plan.person_id == person_id)
        .with_for_update(skip_locked=True)
    )
    return list(await session.exec(query))


async def planned_in(session: AsyncSession, series: str, person_id: str) -> Sequence[Plan]:
    """Return what a person is still to be told in the series that begin so."""
    query = select(Plan).where(
        text(f"plan.{PLANNED}"), Plan.person_id == person_id, col(Plan.series).startswith(series)
    )
    return list(await session.exec(query))


async def any_due(session: AsyncSession, workspaces: Collection[str], now: datetime) -> bool:
    """Tell whether something is due there, without taking the writer's lock."""
    query = (
        select(Plan.seq)
        .where(
            text(f"plan.{PLANNED}"),
            col(Plan.due_at) <= now,
            col(Plan.workspace_id).in_(workspaces),
        )
        .limit(1)
    )
    return (await session.exec(query)).first() is not None


async def due_addresses(
    session: AsyncSession, workspaces: Collection[str], now: datetime, *, limit: int
) -> list[Address]:
    """Return whom something is due to there, the longest waiting first."""
    query = (
        select(Plan.person_id, Plan.channel)
        .where(
            text(f"plan.{PLANNED}"),
            col(Plan.due_at) <= now,
            col(Plan.workspace_id).in_(workspaces),
        )
        .order_by(col(Plan.due_at))
        .limit(limit)
    )
    return list(dict.fromkeys((person, channel) for person, channel in await session.exec(query)))


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


def _is_to(table: type[Plan | Outbox], addresses: Collection[Address]) -> ColumnElement[bool]:
    people = [person for person, _ in addresses if person is not None]
    channels = [channel for person, channel in addresses if person is None]
    to_people = col(table.person_id).in_(people)
    if not channels:
        return to_people
    to_channels = and_(col(table.person_id).is_(None), col(table.channel).in_(channels))
    return or_(to_people, to_channels)


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


async def people(session: AsyncSession, ids: Collection[str]) -> Mapping[str, Person]:
    """Return people by id."""
    found = await session.exec(select(Person).where(col(Person.id).in_(ids)))
    return {person.id: person for person in found}


async def absences(
    session: AsyncSession, ids: Collection[str]
) -> Mapping[str, Sequence[tuple[date, date]]]:
    """Return the absences of each of these people."""
    found: dict[str, list[tuple[date, date]]] = {}
    for away in await session.exec(select(Away).where(col(Away.person_id).in_(ids))):
        found.setdefault(away.person_id, []).append((away.first_on, away.last_on))
    return found


async def told(
    session: AsyncSession, addresses: Collection[Address], since: datetime
) -> Mapping[Address, Sequence[datetime]]:
    """Return when each was, or is about to be, told something unasked."""
    query = select(Outbox.person_id, Outbox.channel, Outbox.due_at).where(
        col(Outbox.is_unasked),
        col(Outbox.due_at) >= since,
        col(Outbox.state).not_in(UNTOLD),
        _is_to(Outbox, addresses),
    )
    found: dict[Address, list[datetime]] = {}
    for person, channel, at in await session.exec(query):
        found.setdefault((person, None if person else channel), []).append(at)
    return found


async def settle(session: AsyncSession, changes: Iterable[Mapping[str, Any]]) -> None:
    """Record what became of planned steps: by `seq`, the columns that change."""
    by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for change in changes:
        row = {"row": change["seq"], **{k: v for k, v in change.items() if k != "seq"}}
        by_columns.setdefault(tuple(sorted(row)), []).append(row)
    plan = SQLModel.metadata.tables["plan"]
    for columns, rows in by_columns.items():
        names = [name for name in columns if name != "row"]
        statement = (
            update(plan)
            .where(plan.c.seq == bindparam("row"))
            .values({name: bindparam(name) for name in names})
        )
        await session.exec(statement, params=rows)
