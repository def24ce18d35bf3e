"""What newcomers must be able to log in to."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from store.models import AccessCheck


async def get(session: AsyncSession, wanted: AccessCheck) -> AccessCheck:
    """Return what is known of an access, kept from now on."""
    key = (wanted.journey_id, wanted.access)
    known = await session.get(AccessCheck, key, with_for_update=True)
    if known is None:
        session.add(wanted)
        await session.flush()
    return known or wanted


async def of_each(
    session: AsyncSession, journey_ids: Collection[str]
) -> Mapping[str, Sequence[AccessCheck]]:
    """Return what is known of the accesses of each of these journeys."""
    query = select(AccessCheck).where(col(AccessCheck.journey_id).in_(journey_ids))
    found: dict[str, list[AccessCheck]] = {}
    for check in await session.exec(query):
        found.setdefault(check.journey_id, []).append(check)
    return found


async def works(session: AsyncSession, person_id: str, access: str, at: datetime) -> None:
    """Note that an access that did not work does, by the word of whoever needs it."""
    await session.exec(
        update(AccessCheck)
        .where(
            col(AccessCheck.person_id) == person_id,
            col(AccessCheck.access) == access,
            col(AccessCheck.works).is_not(True),
        )
        .values(works=True, tested_at=at)
    )
