"""Whom a role is, in Slack or by e-mail."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.company import RoleHolder
from bot.domain.deliveries import To
from bot.domain.obstacles import HR, MANAGER
from bot.domain.roles import Role
from bot.services.planning import Office
from store import contacts, people
from store.models import Person


@dataclass(frozen=True, slots=True)
class Directory:
    """Who answers for what, where HR reads, whether e-mails can leave, when the office works."""

    roles: Mapping[str, RoleHolder]
    hr_channel: str | None
    can_mail: bool
    office: Office

    @property
    def leads(self) -> Mapping[str, str]:
        """The role of each role's lead."""
        return {name: role.lead for name, role in self.roles.items() if role.lead}


@dataclass(frozen=True, slots=True)
class Case:
    """For whom a role is looked up, and whom it must not be."""

    workspace_id: str
    person_id: str
    line_manager_id: str | None = None
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reach:
    """Who hears in the name of a role: people, a channel, or an address; perhaps nobody."""

    role: str
    people: tuple[Person, ...] = ()
    channel: str | None = None
    address: str | None = None

    @property
    def is_nobody(self) -> bool:
        """Tell whether nobody would hear."""
        return not (self.people or self.channel or self.address)

    @property
    def is_in_slack(self) -> bool:
        """Tell whether somebody may press a button."""
        return bool(self.people or self.channel)


async def reach(session: AsyncSession, directory: Directory, case: Case, role: str) -> Reach:
    """Return who hears in the name of a role, never anybody whom the case excludes."""
    found = await _reach(session, directory, case, role)
    shut_out = case.excluded | {case.person_id}
    heard = tuple(one for one in found.people if one.id not in shut_out)
    return Reach(role, heard, found.channel, found.address)


async def _reach(session: AsyncSession, directory: Directory, case: Case, role: str) -> Reach:
    if role == MANAGER:
        return Reach(role, await contacts.by_id(session, case.line_manager_id))
    holder = directory.roles.get(role)
    if holder is not None and holder.is_reachable:
        return await _named(session, directory, case.workspace_id, (role, holder))
    if role != HR:
        return Reach(role)
    if directory.hr_channel is not None:
        return Reach(role, channel=directory.hr_channel)
    return Reach(role, tuple(await people.holders(session, case.workspace_id, Role.HR)))


async def _named(
    session: AsyncSession, directory: Directory, workspace_id: str, named: tuple[str, RoleHolder]
) -> Reach:
    role, holder = named
    if holder.slack is not None:
        match holder.slack[0]:
            case "C" | "G":
                return Reach(role, channel=holder.slack)
            case "S":
                return Reach(role, await contacts.of_group(session, holder.slack))
            case _:
                one = await contacts.by_account(session, workspace_id, holder.slack)
                return Reach(role, one)
    known = await contacts.by_email(session, workspace_id, holder.email or "")
    if known:
        return Reach(role, known)
    return Reach(role, address=holder.email if directory.can_mail else None)


async def hr(session: AsyncSession, workspace_id: str, channel: str | None) -> list[To]:
    """Return where HR reads: their channel, or else each of them."""
    if channel is not None:
        return [To(workspace_id, channel=channel)]
    holders = await people.holders(session, workspace_id, Role.HR)
    return [To(workspace_id, person_id=holder.id) for holder in holders]
