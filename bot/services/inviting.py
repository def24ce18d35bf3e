"""HR proposes to somebody to become a buddy; they decide, and their manager agrees."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.buddies import BuddyState
from bot.domain.deliveries import To
from bot.domain.roles import Role
from bot.services.buddies import INVITATION, INVITED, audited, tell
from bot.services.people import require
from store import buddies
from store.database import Database
from store.models import Buddy


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody whom HR proposes; their manager, and whether that manager agreed already."""

    person_id: str
    manager_id: str
    is_agreed: bool


async def invite(database: Database, by: To, suggested: Suggestion, now: datetime) -> BuddyState:
    """Propose to somebody to become a buddy: they decide, and fill their profile in.

    Raises:
        NotAllowed: `by` is not in HR.
    """
    await require(database, by, Role.HR, now)
    async with database.transaction() as session:
        buddy = await buddies.hold(session, suggested.person_id)
        if buddy is None:
            buddy = Buddy(
                person_id=suggested.person_id,
                workspace_id=by.workspace_id,
                state=BuddyState.INVITED,
            )
            session.add(buddy)
        elif buddy.state in {BuddyState.ACTIVE, BuddyState.WAITING}:
            await tell(session, buddy, INVITED, by.person_id, now)
            return buddy.state
        buddy.state = BuddyState.INVITED
        buddy.manager_id, buddy.invited_by_id = suggested.manager_id, by.person_id
        buddy.agreed_at = now if suggested.is_agreed else None
        buddy.agreed_by_id = by.person_id if suggested.is_agreed else None
        await tell(session, buddy, INVITATION, buddy.person_id, now)
        await tell(session, buddy, INVITED, by.person_id, now)
        session.add(audited(buddy, "buddy.invite", by.person_id, now))
        return buddy.state
