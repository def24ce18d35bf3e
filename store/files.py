"""Files that people were given, and those to be taken back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from store.models import HandedFile


async def take_of(session: AsyncSession, person_id: str) -> Sequence[HandedFile]:
    """Forget what somebody was given, and the lists that may name them; return it."""
    return await _take(
        session, or_(col(HandedFile.person_id) == person_id, col(HandedFile.lists_people))
    )


async def take_before(session: AsyncSession, before: datetime) -> Sequence[HandedFile]:
    """Forget what was given before; return it."""
    return await _take(session, col(HandedFile.handed_at) < before)


async def _take(session: AsyncSession, which: ColumnElement[bool]) -> Sequence[HandedFile]:
    found = (await session.exec(select(HandedFile).where(which))).all()
    await session.exec(delete(HandedFile).where(which))
    return found
