"""Messages that the bot means to send."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.planning import PlanState, Step
from store import touching
from store.models import PLANNED, Plan

CHANGEABLE = "plan.state IN ('planned', 'cancelled')"


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


async def among(session: AsyncSession, workspace_id: str, keys: Collection[str]) -> frozenset[str]:
    """Return which of these keys were ever planned, whatever became of them."""
    query = select(Plan.key).where(Plan.workspace_id == workspace_id, col(Plan.key).in_(keys))
    return frozenset(await session.exec(query))
