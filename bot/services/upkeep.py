"""Which entries are whose, and sending an owner their list."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.company import RoleHolder
from bot.domain.deliveries import Notice, To
from bot.domain.errors import NobodyForRole
from bot.domain.roles import Role
from bot.services import contacts, planning
from bot.services.contacts import Case, Directory
from store import contacts as known
from store import outbox, people
from store.database import Database
from store.models import Person

LISTED = "upkeep"
HR = "hr"


async def roles_of(database: Database, directory: Directory, person_id: str) -> frozenset[str]:
    """Return the roles of the company that a person holds, by account, group or address."""
    async with database.reading() as session:
        person = await people.get(session, person_id)
        held = {
            name
            for name, holder in directory.roles.items()
            if await _holds(session, person, holder)
        }
        if Role.HR in await people.roles(session, person_id):
            held.add(HR)
        return frozenset(held)


async def _holds(session: AsyncSession, person: Person, holder: RoleHolder) -> bool:
    if holder.slack is not None:
        if holder.slack.startswith("S"):
            return person.id in {one.id for one in await known.of_group(session, holder.slack)}
        return holder.slack == person.slack_id
    return holder.email is not None and holder.email.lower() == person.email


async def send(
    database: Database, directory: Directory, workspace_id: str, role: str, now: datetime
) -> bool:
    """Send a role its list, once a day; return whether it leaves at once.

    Outside their working hours it waits for the next opening.

    Raises:
        NobodyForRole: Kamarade has no address in Slack to write to.
    """
    async with database.transaction() as session:
        reach = await contacts.reach(session, directory, Case(workspace_id, ""), role)
        readers = [To(workspace_id, person_id=person.id) for person in reach.people]
        if reach.channel is not None:
            readers = [To(workspace_id, channel=reach.channel)]
        if not readers:
            raise NobodyForRole
        leaves = []
        for reader in readers:
            hours = await planning.hours_for(session, directory.office, reader.person_id)
            whom = reader.person_id or reader.channel
            key = f"{LISTED}:{role}:{whom}:{hours.local(now).date()}"
            leaves.append(hours.clamp(now))
            notice = Notice(LISTED, key, {"role": role})
            await outbox.put(session, reader, notice, due_at=leaves[-1])
        return min(leaves) <= now
