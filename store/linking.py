"""People known by address alone, whose Slack account is looked for."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, text, union, update
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from store.models import Journey, Person
from store.models.journeys import RUNNING


async def without_account(session: AsyncSession, before: datetime, *, limit: int) -> list[Person]:
    """Return people of running journeys known by address alone, and not looked for since."""
    concerned: CompoundSelect[Any] = union(
        *(
            select(column).where(text(f"journey.{RUNNING}"))
            for column in (Journey.person_id, Journey.line_manager_id, Journey.buddy_wish_id)
        )
    )
    query = (
        select(Person)
        .where(
            col(Person.slack_id).is_(None),
            col(Person.email).is_not(None),
            col(Person.is_active),
            or_(col(Person.looked_for_at).is_(None), col(Person.looked_for_at) <= before),
            col(Person.id).in_(concerned),
        )
        .order_by(col(Person.looked_for_at).asc().nulls_first(), col(Person.id))
        .limit(limit)
    )
    return list(await session.exec(query))


async def looked_for(session: AsyncSession, ids: Collection[str], at: datetime) -> None:
    """Note that the account of these people was looked for."""
    await session.exec(update(Person).where(col(Person.id).in_(ids)).values(looked_for_at=at))
