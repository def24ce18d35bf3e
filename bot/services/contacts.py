"""Whom a role is, in Slack or by e-mail."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.company import RoleHolder
from bot.domain.deliveries import To
from bot.domain.obstacles import HR, MANAGER
from bot.domain.roles import Role
from bot.services.planning import Office
from store import contacts, people
from store.database import Database
from store.models import Person


@dataclass(frozen=True)
class Directory:
    """Who answers for what, where HR reads, whether e-mails can leave, when the office works."""

    roles: Mapping[str, RoleHolder]
    hr_channel: str | None
    can_mail: bool
    office: Office

    @cached_property
    def leads(self) -> Mapping[str, str]:
        """The role of each role's lead."""
        return {name: role.lead for name, role in self.roles.items() if role.lead}


@dataclass(frozen=True, slots=True)
class Case:
    """For whom a role is looked up, and whom it must not be."""

    workspace_id: str
    person_id: str
    line_manager_id: str | None = None
    site: str | None = None
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


class Lookup:
    """Finds who a role is, each role once."""

    def __init__(self, session: AsyncSession, directory: Directory) -> None:
        self._session = session
        self._directory = directory
        self._found: dict[tuple[str, str], Reach] = {}

    async def prepare(self, cases: Iterable[Case], roles: Iterable[str]) -> None:
        """Look several roles, and the line managers of these cases, up at once."""
        holders = {role: self._directory.roles.get(role) for role in roles}
        emails = {
            one.email.lower(): role
            for role, one in holders.items()
            if one is not None and one.email is not None and one.slack is None
        }
        managers = {one.line_manager_id for one in cases if one.line_manager_id is not None}
        for person in await contacts.either(self._session, managers, emails):
            found = (person,)
            if person.id in managers:
                key = (person.workspace_id, f"{MANAGER}:{person.id}")
                self._found[key] = Reach(MANAGER, found)
            if person.email in emails:
                role = emails[person.email]
                self._found[person.workspace_id, f"{role}:{role}"] = Reach(role, found)

    async def reach(self, case: Case, role: str) -> Reach:
        """Return who hears in the name of a role, never anybody whom the case excludes.

        Who reads a channel is not known here: where somebody is excluded, none is written to.
        """
        named = case.line_manager_id or "" if role == MANAGER else role
        key = (case.workspace_id, f"{role}:{named}")
        if key not in self._found:
            self._found[key] = await self._look_up(case, role)
        found = self._found[key]
        if found.channel is not None and case.excluded:
            found = await self._apart(case, role)
        shut_out = case.excluded | {case.person_id}
        heard = tuple(one for one in found.people if one.id not in shut_out)
        return Reach(role, heard, found.channel, found.address)

    async def _apart(self, case: Case, role: str) -> Reach:
        """Return the people of HR in place of their channel; of other channels, nobody."""
        if role != HR:
            return Reach(role)
        return Reach(role, tuple(await people.holders(self._session, case.workspace_id, Role.HR)))

    async def _look_up(self, case: Case, role: str) -> Reach:
        session, directory = self._session, self._directory
        if role == MANAGER:
            return Reach(role, await contacts.by_id(session, case.line_manager_id))
        holder = directory.roles.get(role)
        if holder is not None and holder.slack is not None:
            return await self._in_slack(case.workspace_id, role, holder.slack)
        if holder is not None and holder.email is not None:
            return await self._by_email(case.workspace_id, role, holder.email)
        if role != HR:
            return Reach(role)
        if directory.hr_channel is not None:
            return Reach(role, channel=directory.hr_channel)
        return await self._apart(case, role)

    async def _in_slack(self, workspace_id: str, role: str, slack_id: str) -> Reach:
        match slack_id[0]:
            case "C" | "G":
                return Reach(role, channel=slack_id)
            case "S":
                return Reach(role, await contacts.of_group(self._session, slack_id))
            case _:
                one = await contacts.by_account(self._session, workspace_id, slack_id)
                return Reach(role, one)

    async def _by_email(self, workspace_id: str, role: str, email: str) -> Reach:
        known = await contacts.by_email(self._session, workspace_id, email)
        if known:
            return Reach(role, known)
        return Reach(role, address=email if self._directory.can_mail else None)


async def reach(session: AsyncSession, directory: Directory, case: Case, role: str) -> Reach:
    """Return who hears in the name of one role."""
    return await Lookup(session, directory).reach(case, role)


async def is_known(database: Database, workspace_id: str, holder: RoleHolder) -> bool:
    """Tell whether a role can be written to as it is; a user group is always read again."""
    slack = holder.slack or ""
    if slack.startswith("S"):
        return False
    if slack.startswith(("C", "G")) or not holder.is_reachable:
        return True
    async with database.reading() as session:
        found = (
            await contacts.by_account(session, workspace_id, slack)
            if slack
            else await contacts.by_email(session, workspace_id, holder.email or "")
        )
    return bool(found)


async def keep_group(
    database: Database, workspace_id: str, group_id: str, person_ids: Sequence[str]
) -> None:
    """Remember who is in a user group now."""
    async with database.aside() as session:
        await contacts.keep_group(session, workspace_id, group_id, person_ids)


async def hr(session: AsyncSession, workspace_id: str, channel: str | None) -> list[To]:
    """Return where HR reads: their channel, or else each of them."""
    if channel is not None:
        return [To(workspace_id, channel=channel)]
    holders = await people.holders(session, workspace_id, Role.HR)
    return [To(workspace_id, person_id=holder.id) for holder in holders]
