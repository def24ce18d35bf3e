"""People, their rights, and the workspace they belong to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime

from sqlalchemy import bindparam
from sqlmodel import SQLModel, col, delete, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.errors import NobodyFound
from bot.domain.people import Speaker
from bot.domain.roles import ADMINISTRATOR, Giver, Role
from store.models import Away, Person, RoleGrant, Workspace


async def workspace(session: AsyncSession, team_id: str) -> Workspace | None:
    """Return the workspace of this Slack team."""
    return (await session.exec(select(Workspace).where(Workspace.team_id == team_id))).first()


async def workspaces(session: AsyncSession) -> list[str]:
    """Return the id of each workspace."""
    return list(await session.exec(select(Workspace.id).order_by(Workspace.id)))


async def get(session: AsyncSession, person_id: str) -> Person:
    """Return a person, or raise `NobodyFound`."""
    person = await session.get(Person, person_id)
    if person is None:
        raise NobodyFound(typed=person_id)
    return person


async def accounts(session: AsyncSession, ids: Collection[str]) -> Mapping[str, str]:
    """Return the Slack id of each of these people who has an account."""
    if not ids:
        return {}
    query = select(Person.id, Person.slack_id).where(col(Person.id).in_(ids))
    return {id_: account for id_, account in await session.exec(query) if account is not None}


async def find(session: AsyncSession, workspace_id: str, slack_id: str) -> Person | None:
    """Return whoever has this Slack account."""
    query = select(Person).where(
        Person.workspace_id == workspace_id, col(Person.slack_id) == slack_id
    )
    return (await session.exec(query)).first()


_ACCOUNT = SQLModel.metadata.tables["person"]
_KNOWN = select(
    *(_ACCOUNT.c[field.name] for field in fields(Speaker)),
).where(
    _ACCOUNT.c.workspace_id == bindparam("workspace"), _ACCOUNT.c.slack_id == bindparam("slack")
)


async def known(session: AsyncSession, workspace_id: str, slack_id: str) -> Speaker | None:
    """Return what each delivery needs to know of whoever has this Slack account."""
    found = await session.exec(_KNOWN, params={"workspace": workspace_id, "slack": slack_id})
    row = found.first()
    return Speaker(*row) if row else None


async def find_by_email(session: AsyncSession, workspace_id: str, email: str) -> Person | None:
    """Return whoever has this e-mail address."""
    query = select(Person).where(
        Person.workspace_id == workspace_id, col(Person.email) == email.lower()
    )
    return (await session.exec(query)).first()


async def with_account(session: AsyncSession, workspace_id: str) -> list[Person]:
    """Return the active people who have an account."""
    query = select(Person).where(
        Person.workspace_id == workspace_id,
        col(Person.slack_id).is_not(None),
        col(Person.is_active),
    )
    return list(await session.exec(query))


async def addresses(
    session: AsyncSession, workspace_id: str, wanted: Collection[str]
) -> frozenset[str]:
    """Return which of these addresses are those of an account, or of a newcomer to come."""
    newcomers = select(RoleGrant.person_id).where(RoleGrant.role == Role.NEWCOMER)
    query = select(col(Person.email)).where(
        Person.workspace_id == workspace_id,
        col(Person.email).in_(wanted),
        or_(col(Person.slack_id).is_not(None), col(Person.id).in_(newcomers)),
    )
    return frozenset(address for address in await session.exec(query) if address)


async def roles(session: AsyncSession, person_id: str) -> frozenset[Role]:
    """Return the rights this person was given."""
    query = select(RoleGrant.role).where(RoleGrant.person_id == person_id)
    return frozenset(Role(role) for role in await session.exec(query))


async def holders(session: AsyncSession, workspace_id: str, role: Role) -> list[Person]:
    """Return the active people who hold a right, those without an account aside."""
    query = (
        select(Person)
        .join(RoleGrant, col(RoleGrant.person_id) == col(Person.id))
        .where(
            RoleGrant.workspace_id == workspace_id,
            RoleGrant.role == role,
            col(Person.is_active),
            col(Person.slack_id).is_not(None),
        )
        .order_by(col(Person.id))
    )
    return list(await session.exec(query))


async def grants(
    session: AsyncSession, workspace_id: str, role: Role
) -> list[tuple[Person, RoleGrant]]:
    """Return whoever was given a right, account or not, the first who came first."""
    query = (
        select(Person, RoleGrant)
        .join(RoleGrant, col(RoleGrant.person_id) == col(Person.id))
        .where(RoleGrant.workspace_id == workspace_id, RoleGrant.role == role)
        .order_by(col(RoleGrant.granted_at), col(Person.id))
    )
    return [(person, grant) for person, grant in await session.exec(query)]


async def grant(
    session: AsyncSession, person: Person, role: Role, now: datetime, by: Giver = ADMINISTRATOR
) -> bool:
    """Give a right; tell whether it is new."""
    if role in await roles(session, person.id):
        return False
    given = RoleGrant(
        person_id=person.id,
        role=role,
        workspace_id=person.workspace_id,
        granted_at=now,
        source=by.source,
        granted_by_id=by.person_id,
    )
    session.add(given)
    return True


async def revoke(session: AsyncSession, person: Person, role: Role) -> bool:
    """Take a right back; tell whether there was one."""
    had = role in await roles(session, person.id)
    await session.exec(
        delete(RoleGrant).where(col(RoleGrant.person_id) == person.id, col(RoleGrant.role) == role)
    )
    return had


async def by_id(session: AsyncSession, ids: Collection[str]) -> Mapping[str, Person]:
    """Return people by id."""
    found = await session.exec(select(Person).where(col(Person.id).in_(ids)))
    return {person.id: person for person in found}


async def absences(
    session: AsyncSession, ids: Collection[str]
) -> Mapping[str, Sequence[tuple[date, date]]]:
    """Return the absences of each of these people."""
    found: dict[str, list[tuple[date, date]]] = {}
    for away in await session.exec(select(Away).where(col(Away.person_id).in_(ids))):
        found.setdefault(away.person_id, []).append((away.first_on, away.last_on))
    return found
