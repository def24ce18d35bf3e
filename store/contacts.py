"""People as roles name them; only those whom Slack can reach."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, delete, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from store.models import GroupMember, Person


def _reachable() -> ColumnElement[bool]:
    return and_(col(Person.slack_id).is_not(None), col(Person.is_active))


async def _people(session: AsyncSession, *conditions: ColumnElement[bool]) -> tuple[Person, ...]:
    query = select(Person).where(_reachable(), *conditions).order_by(col(Person.id))
    return tuple(await session.exec(query))


async def by_id(session: AsyncSession, person_id: str | None) -> tuple[Person, ...]:
    """Return this person, or nobody."""
    return await _people(session, col(Person.id) == person_id) if person_id else ()


async def by_account(session: AsyncSession, workspace_id: str, slack_id: str) -> tuple[Person, ...]:
    """Return whoever has this Slack account, or nobody."""
    return await _people(
        session, col(Person.workspace_id) == workspace_id, col(Person.slack_id) == slack_id
    )


async def by_email(session: AsyncSession, workspace_id: str, email: str) -> tuple[Person, ...]:
    """Return whoever has this address and an account, or nobody."""
    return await _people(
        session, col(Person.workspace_id) == workspace_id, col(Person.email) == email.lower()
    )


async def either(
    session: AsyncSession, ids: Collection[str], emails: Collection[str]
) -> tuple[Person, ...]:
    """Return whoever has one of these ids, or one of these addresses."""
    if not ids and not emails:
        return ()
    return await _people(session, or_(col(Person.id).in_(ids), col(Person.email).in_(emails)))


class Place(NamedTuple):
    """Where somebody works."""

    zone: str
    country: str
    region: str | None


async def places(session: AsyncSession, ids: Collection[str]) -> Mapping[str, Place]:
    """Return where people work, by id: of a crowd, cheaper to read than the people."""
    query = select(Person.id, Person.zone, Person.country, Person.region)
    found = await session.exec(query.where(col(Person.id).in_(ids)))
    return {id_: Place(zone, country, region) for id_, zone, country, region in found}


async def of_group(session: AsyncSession, group_id: str) -> tuple[Person, ...]:
    """Return the members of a user group, as it was last read."""
    members = select(GroupMember.person_id).where(GroupMember.group_id == group_id)
    return await _people(session, col(Person.id).in_(members))


async def keep_group(
    session: AsyncSession, workspace_id: str, group_id: str, person_ids: Sequence[str]
) -> None:
    """Remember who is in a user group now."""
    await session.exec(delete(GroupMember).where(col(GroupMember.group_id) == group_id))
    for person_id in dict.fromkeys(person_ids):
        session.add(GroupMember(group_id=group_id, person_id=person_id, workspace_id=workspace_id))
