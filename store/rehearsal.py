"""A database of a moment, in which a journey is rehearsed."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text, update
from sqlmodel import SQLModel, col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import OutboxState
from bot.domain.roles import Role
from store import people
from store.database import Database, handled
from store.models import PLANNED, Outbox, Person, Plan, RoleGrant, Workspace


@asynccontextmanager
async def scratch() -> AsyncIterator[Database]:
    """Open an empty database with every table, and leave nothing of it.

    What is done there is not the effect of the delivery that is being handled.
    """
    aside = handled.set(None)
    with TemporaryDirectory(prefix="kamarade-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'rehearsal.db'}")
        try:
            async with database.engine.begin() as connection:
                await connection.run_sync(SQLModel.metadata.create_all)
            yield database
        finally:
            handled.reset(aside)
            await database.close()


async def copied(
    session: AsyncSession, workspace_id: str, reached: Sequence[str]
) -> Sequence[SQLModel]:
    """Return copies of what a rehearsal needs of the real: HR, and whom roles name."""
    workspace = await session.get(Workspace, workspace_id)
    hr = await people.holders(session, workspace_id, Role.HR)
    named = select(Person).where(
        Person.workspace_id == workspace_id,
        or_(col(Person.slack_id).in_(reached), col(Person.email).in_(reached)),
    )
    everybody = {one.id: one for one in (*hr, *await session.exec(named))}
    grants = [
        RoleGrant(person_id=one.id, role=Role.HR, workspace_id=workspace_id, granted_at=one.met_at)
        for one in hr
    ]
    kept = [Workspace(**workspace.model_dump())] if workspace else []
    return [*kept, *(Person(**one.model_dump()) for one in everybody.values()), *grants]


async def next_due(session: AsyncSession) -> datetime | None:
    """Return when something is due next."""
    query = select(func.min(Plan.due_at)).where(text(f"plan.{PLANNED}"))
    return (await session.exec(query)).first()


async def take_queued(session: AsyncSession) -> Sequence[Outbox]:
    """Return what was queued, as if it had been sent at once."""
    query = select(Outbox).where(Outbox.state == OutboxState.PENDING).order_by(col(Outbox.seq))
    rows = list(await session.exec(query))
    sent = update(Outbox).where(col(Outbox.seq).in_([row.seq for row in rows]))
    await session.exec(sent.values(state=OutboxState.SENT))
    return rows
