"""An obstacle keeps somebody from their bonus: a dated record, acknowledged by the manager."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import bonus as rules
from bot.domain.deliveries import Notice, To
from bot.domain.errors import (
    AmountGiven,
    EmptyAnswer,
    NobodyToTell,
    NotYourObstacle,
    PastMessage,
)
from bot.domain.obstacle_states import State
from bot.domain.people import Named
from bot.domain.planning import Rule, Step
from bot.services import cases, planning
from bot.services.obstacle_rights import Press
from bot.services.obstacle_timing import Handbook
from store import bonus, obstacles, outbox, plans
from store.database import Database
from store.models import BonusRecord

TO_MANAGER, REMINDER, SEEN = "bonus", "bonus_reminder", "bonus_seen"
REMINDED = (3, 5)  # working days; five is the promise


@dataclass(frozen=True, slots=True)
class Shown:
    """A record with its obstacle and its people."""

    id: str
    type_id: str
    what: str
    text: str
    needed_on: date
    recorded_at: datetime
    state: State
    newcomer: Named
    acknowledged_at: datetime | None
    manager: Named | None


async def record(database: Database, handbook: Handbook, press: Press, text: str) -> str:
    """Record what an obstacle costs, and ask the manager to acknowledge it; return its id.

    An obstacle has one record: recording again returns it.

    Raises:
        EmptyAnswer, AmountGiven: nothing was written, or money in figures.
        NotYourObstacle: only who is blocked may.
        NobodyToTell: no manager is known who has a Slack account.
        PastMessage: the obstacle speaks of somebody, perhaps of the manager who would read it.
    """
    if not text.strip():
        raise EmptyAnswer
    if rules.names_an_amount(text):
        raise AmountGiven
    async with database.transaction() as session:
        obstacle = await obstacles.get(session, press.obstacle_id)
        if obstacle.person_id != press.person_id:
            raise NotYourObstacle
        if handbook.catalogue.get(obstacle.type).needs_consent:
            raise PastMessage
        if known := await bonus.of_obstacle(session, obstacle.id):
            return known.id
        case = await cases.of(session, obstacle.workspace_id, obstacle.person_id, None)
        if case.line_manager_id is None:
            raise NobodyToTell
        kept = BonusRecord(
            workspace_id=obstacle.workspace_id,
            person_id=obstacle.person_id,
            obstacle_id=obstacle.id,
            text=text.strip(),
            recorded_at=press.at,
            manager_id=case.line_manager_id,
        )
        session.add(kept)
        await session.flush()
        await _ask(session, handbook, kept, case.line_manager_id)
        return kept.id


async def _ask(
    session: AsyncSession, handbook: Handbook, kept: BonusRecord, manager_id: str
) -> None:
    to, refs = To(kept.workspace_id, person_id=manager_id), {"record_id": kept.id}
    hours = await planning.hours_for(session, handbook.office, manager_id)
    at = hours.clamp(kept.recorded_at)
    await outbox.put(session, to, Notice(TO_MANAGER, f"{TO_MANAGER}:{kept.id}", refs), due_at=at)
    day = hours.local(at).date()
    steps = [
        Step(
            to,
            REMINDER,
            f"{REMINDER}:{kept.id}:{count}",
            Rule(hours.after(day, count), hours.opens, hours.zone),
            _series(kept),
            refs,
        )
        for count in REMINDED
    ]
    await planning.plan(session, handbook.office, steps)


def _series(kept: BonusRecord) -> str:
    return f"{REMINDER}:{kept.id}"


async def acknowledge(database: Database, press: Press) -> None:
    """Say "read", as the manager who was asked; saying it twice changes nothing.

    Raises:
        NotYourObstacle: somebody else was asked.
    """
    async with database.transaction() as session:
        kept = await bonus.get(session, press.obstacle_id)
        if kept.manager_id != press.person_id:
            raise NotYourObstacle
        if kept.acknowledged_at is not None:
            return
        kept.acknowledged_at = press.at
        await plans.cancel(session, [_series(kept)], reason="read", at=press.at)
        to, refs = To(kept.workspace_id, person_id=kept.person_id), {"record_id": kept.id}
        await outbox.put(session, to, Notice(SEEN, f"{SEEN}:{kept.id}", refs), due_at=press.at)


async def shown(database: Database, record_id: str) -> Shown:
    """Return a record.

    Raises:
        NoSuchObstacle: it was erased since.
    """
    async with database.reading() as session:
        kept = await bonus.get(session, record_id)
        every = await _every(session, kept.person_id)
    return next(one for one in every if one.id == record_id)


async def every(database: Database, person_id: str) -> Sequence[Shown]:
    """Return everything that somebody recorded, the oldest first: for them alone."""
    async with database.reading() as session:
        return await _every(session, person_id)


async def _every(session: AsyncSession, person_id: str) -> Sequence[Shown]:
    found = await bonus.of_person(session, person_id)
    ids = {person_id, *(kept.manager_id for kept, _ in found if kept.manager_id)}
    known = {
        id_: Named(one.slack_id, one.name or "", one.language)
        for id_, (one, _) in (await planning.people_of(session, ids)).items()
    }
    return [
        Shown(
            id=kept.id,
            type_id=obstacle.type,
            what=obstacle.text,
            text=kept.text,
            needed_on=obstacle.needed_on,
            recorded_at=kept.recorded_at,
            state=obstacle.state,
            newcomer=known[person_id],
            acknowledged_at=kept.acknowledged_at,
            manager=known.get(kept.manager_id or ""),
        )
        for kept, obstacle in found
    ]
