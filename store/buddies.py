"""Buddies, and whom people would rather not be paired with."""

from collections.abc import Collection, Mapping, Sequence

from sqlmodel import col, delete, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.buddies import BuddyState
from store.models import Buddy, NotWith, Person, Wish


async def find(session: AsyncSession, person_id: str) -> Buddy | None:
    """Return the buddy that somebody is."""
    return await session.get(Buddy, person_id)


async def hold(session: AsyncSession, person_id: str) -> Buddy | None:
    """Return the buddy that somebody is, held until the transaction ends."""
    query = select(Buddy).where(Buddy.person_id == person_id).with_for_update()
    return (await session.exec(query)).first()


async def everybody(
    session: AsyncSession, workspace_id: str, states: Collection[BuddyState]
) -> Sequence[tuple[Buddy, Person]]:
    """Return the buddies in these states, each with their person."""
    query = (
        select(Buddy, Person)
        .join(Person, col(Person.id) == col(Buddy.person_id))
        .where(Buddy.workspace_id == workspace_id, col(Buddy.state).in_(states))
        .order_by(col(Buddy.person_id))
    )
    return list(await session.exec(query))


async def managers(session: AsyncSession, workspace_id: str) -> Mapping[str, str]:
    """Return the manager that each buddy named."""
    query = select(Buddy.person_id, Buddy.manager_id).where(Buddy.workspace_id == workspace_id)
    return {id_: manager for id_, manager in await session.exec(query) if manager is not None}


async def refused(session: AsyncSession, workspace_id: str) -> Mapping[str, frozenset[str]]:
    """Return whom each person would rather not be paired with, or would not be by them."""
    query = select(NotWith.person_id, NotWith.other_id).where(NotWith.workspace_id == workspace_id)
    found: dict[str, set[str]] = {}
    for one, other in await session.exec(query):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {id_: frozenset(others) for id_, others in found.items()}


async def refused_by(session: AsyncSession, person_id: str) -> frozenset[str]:
    """Return whom somebody said they would rather not be paired with."""
    query = select(NotWith.other_id).where(NotWith.person_id == person_id)
    return frozenset(await session.exec(query))


async def refuse(
    session: AsyncSession, workspace_id: str, person_id: str, others: Collection[str]
) -> None:
    """Keep whom somebody would rather not be paired with, in place of what they said before."""
    await session.exec(delete(NotWith).where(col(NotWith.person_id) == person_id))
    for other in set(others) - {person_id}:
        session.add(NotWith(person_id=person_id, other_id=other, workspace_id=workspace_id))


async def are_apart(session: AsyncSession, one: str, other: str) -> bool:
    """Tell whether one of two people would rather not be paired with the other."""
    query = select(NotWith.person_id).where(
        or_(
            (col(NotWith.person_id) == one) & (col(NotWith.other_id) == other),
            (col(NotWith.person_id) == other) & (col(NotWith.other_id) == one),
        )
    )
    return (await session.exec(query)).first() is not None


async def wishes(session: AsyncSession, ids: Collection[str]) -> Mapping[str, Wish]:
    """Return what newcomers wish for, by person."""
    if not ids:
        return {}
    found = await session.exec(select(Wish).where(col(Wish.person_id).in_(ids)))
    return {wish.person_id: wish for wish in found}
