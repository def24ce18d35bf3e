"""Who does a task of the path."""

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import path
from bot.domain.deliveries import To
from bot.domain.journeys import Traveller
from bot.services import contacts
from bot.services.contacts import Case, Directory


async def of_task(
    session: AsyncSession, directory: Directory, along: Traveller, owner: str
) -> list[To]:
    """Return whom a task is sent to: HR where nobody can be reached, so that it is not lost."""
    if owner == path.NEWCOMER:
        return [along.to]
    found = await reached(session, directory, along, owner)
    return found or await contacts.hr(session, along.workspace_id, directory.hr_channel)


async def reached(
    session: AsyncSession, directory: Directory, along: Traveller, owner: str
) -> list[To]:
    """Return where an owner is written to in Slack; nowhere, when they cannot be reached."""
    workspace_id = along.workspace_id
    case = Case(workspace_id, along.person_id, along.line_manager_id)
    reach = await contacts.reach(session, directory, case, owner)
    if reach.channel is not None:
        return [To(workspace_id, channel=reach.channel)]
    return [To(workspace_id, person_id=person.id) for person in reach.people]
