"""What is due goes to the outbox, as one message a person."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import planning as rules
from bot.domain.deliveries import Notice, To
from bot.domain.planning import Due, PlanState, Reader
from bot.services.planning import Office, people_of, reader_of
from store import due, outbox, plans, turns
from store.database import Database
from store.due import Address
from store.models import Plan

TOGETHER = "together"  # the kind of a message that says several things at once
BATCH = 200


async def queue_due(database: Database, office: Office, now: datetime) -> int:
    """Queue what is due, as one message a person; return how many messages.

    Safe to run twice, late, or after an outage: each step is settled in the transaction that
    queues it. Before HR launched, and while they stopped it, nothing is queued: it stays due.
    """
    count = 0
    while True:
        async with database.reading() as session:
            if not await due.any_due(session, now):
                return count
        async with database.aside() as session:
            await turns.wait(session, turns.PLAN)
            settled, queued = await _queue_some(session, office, now)
        count += queued
        if not settled:
            return count


async def _queue_some(session: AsyncSession, office: Office, now: datetime) -> tuple[int, int]:
    addresses = await due.due_addresses(session, now, limit=BATCH)
    found = await due.due_to(session, addresses, now)
    series = await due.steps_of(session, {row.series for row in found if row.series})
    readers = await _readers(session, office, addresses, now)
    changes: list[Mapping[str, Any]] = []
    messages: list[Mapping[str, Any]] = []
    for address, rows in _by_address(found).items():
        verdict = rules.judge(readers[address], [_due(row, series, now) for row in rows], now)
        by_key = {row.key: row for row in rows}
        if verdict.now:
            messages.append(_message([by_key[key] for key in verdict.now], now))
        changes += _changes(by_key, verdict, now)
    if messages:
        await outbox.put_all(session, messages)
    await plans.settle(session, changes)
    return len(changes), len(messages)


def _by_address(rows: Sequence[Plan]) -> Mapping[Address, list[Plan]]:
    found: dict[Address, list[Plan]] = {}
    for row in rows:
        found.setdefault(_address(row), []).append(row)
    return found


def _address(row: Plan) -> Address:
    return row.person_id, None if row.person_id else row.channel


def _due(row: Plan, series: Mapping[str, Sequence[datetime]], now: datetime) -> Due:
    later = [at for at in series.get(row.series or "", ()) if at > row.meant_at]
    is_newest = not any(at <= now for at in later)
    return Due(row.key, row.kind, row.meant_at, is_newest, min(later, default=None))


async def _readers(
    session: AsyncSession, office: Office, addresses: Collection[Address], now: datetime
) -> Mapping[Address, Reader]:
    people = await people_of(session, [person for person, _ in addresses if person is not None])
    told = await due.told(session, addresses, now - timedelta(days=9))
    found: dict[Address, Reader] = {}
    for address in addresses:
        person, absences = people.get(address[0] or "", (None, ()))
        found[address] = reader_of(person, office.hours(person, absences), told.get(address, ()))
    return found


def _message(rows: Sequence[Plan], now: datetime) -> Mapping[str, Any]:
    """Return the one message that says these steps."""
    first = rows[0]
    to = To(first.workspace_id, first.person_id, first.channel)
    parts = [{"kind": row.kind, "refs": row.refs} for row in rows]
    notice = (
        Notice(first.kind, first.key, first.refs)
        if len(rows) == 1
        else Notice(TOGETHER, first.key, {"parts": parts})
    )
    return outbox.row(to, notice, due_at=now, is_unasked=True)


def _changes(
    rows: Mapping[str, Plan], verdict: rules.Verdict, now: datetime
) -> list[Mapping[str, Any]]:
    message = verdict.now[0] if verdict.now else None
    queued: list[Mapping[str, Any]] = [
        {
            "seq": rows[key].seq,
            "state": PlanState.QUEUED,
            "settled_at": now,
            "message_key": message,
        }
        for key in verdict.now
    ]
    skipped = [
        {"seq": rows[key].seq, "state": PlanState.SKIPPED, "settled_at": now, "reason": reason}
        for key, reason in verdict.skipped.items()
    ]
    later = [{"seq": rows[key].seq, "due_at": until} for key, until in verdict.later.items()]
    return [*queued, *skipped, *later]
