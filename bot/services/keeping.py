"""Who keeps an entry: whoever its owner is in Slack, or HR where nobody is."""

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.errors import NobodyInHr, NotYourEntry
from bot.domain.obstacles import HR
from bot.services import contacts, upkeep
from bot.services.contacts import Case, Directory
from store import people
from store.database import Database


async def readers(
    session: AsyncSession, directory: Directory, workspace_id: str, owner: str
) -> list[To]:
    """Return who keeps an entry, or else HR.

    Raises:
        NobodyInHr: nobody would read it.
    """
    found = await owners(session, directory, workspace_id, owner)
    found = found or await contacts.hr(session, workspace_id, directory.hr_channel)
    if not found:
        raise NobodyInHr
    return found


async def owners(
    session: AsyncSession, directory: Directory, workspace_id: str, owner: str
) -> list[To]:
    """Return where an owner reads, if Slack reaches them."""
    reach = await contacts.reach(session, directory, Case(workspace_id, ""), owner)
    if reach.channel is not None:
        return [To(workspace_id, channel=reach.channel)]
    return [To(workspace_id, person_id=person.id) for person in reach.people]


async def held(database: Database, directory: Directory, by: To) -> frozenset[str]:
    """Return the roles that somebody holds: by account, group or address, or where they pressed.

    In a channel that is a role's, any colleague may act for it.
    """
    found = await upkeep.roles_of(database, directory, by.person_id or "")
    if by.channel is None:
        return found
    async with database.reading() as session:
        person = await people.get(session, by.person_id or "")
    if person.is_guest or person.is_external:
        return found
    there = [role for role, one in directory.roles.items() if one.slack == by.channel]
    return found | frozenset(there)


async def keeps(database: Database, directory: Directory, by: To, owner: str) -> bool:
    """Tell whether an entry is somebody's to keep: HR keeps those whose owner is out of reach."""
    roles = await held(database, directory, by)
    if owner in roles or HR not in roles:
        return owner in roles
    async with database.reading() as session:
        return not await owners(session, directory, by.workspace_id, owner)


async def must_keep(database: Database, directory: Directory, by: To, owner: str) -> None:
    """Let pass whoever keeps an entry, or is in HR.

    Raises:
        NotYourEntry: neither.
    """
    if not await held(database, directory, by) & {owner, HR}:
        raise NotYourEntry


async def roles_kept(database: Database, directory: Directory, by: To) -> frozenset[str]:
    """Return the roles whose entries somebody keeps; HR has those that Slack cannot reach."""
    roles = await held(database, directory, by)
    if HR not in roles:
        return roles
    async with database.reading() as session:
        left = [
            role
            for role in directory.roles
            if not await owners(session, directory, by.workspace_id, role)
        ]
    return roles | frozenset(left)
