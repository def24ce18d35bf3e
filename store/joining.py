"""Accounts that open in the workspace."""

from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from store.models import Joiner, Journey, Person
from store.models.journeys import RUNNING


async def not_looked_at(
    session: AsyncSession, workspace_id: str, before: datetime, *, limit: int
) -> list[str]:
    """Return the accounts that opened before an instant and were not looked at since."""
    query = (
        select(Joiner.slack_id)
        .where(
            Joiner.workspace_id == workspace_id,
            col(Joiner.person_id).is_(None),
            col(Joiner.joined_at) <= before,
        )
        .order_by(col(Joiner.joined_at))
        .limit(limit)
    )
    return list(await session.exec(query))


async def told_on(session: AsyncSession, workspace_id: str, day: date) -> list[Person]:
    """Return whom HR hears of on a day and has not welcomed meanwhile, the first who came first."""
    welcomed = select(Journey.person_id).where(text(f"journey.{RUNNING}"))
    query = (
        select(Person)
        .join(Joiner, col(Joiner.person_id) == col(Person.id))
        .where(
            Joiner.workspace_id == workspace_id,
            col(Joiner.told_on) == day,
            col(Person.is_active),
            col(Person.id).not_in(welcomed),
        )
        .order_by(col(Joiner.joined_at), col(Joiner.slack_id))
    )
    return list(await session.exec(query))
