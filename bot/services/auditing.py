"""Who did what to whom and when, where no other use case says it."""

from datetime import datetime

from bot.domain.deliveries import To
from store.database import Database
from store.models import Audit


async def note(
    database: Database, by: To, action: str, now: datetime, subject_id: str | None = None
) -> None:
    """Add a line to the audit."""
    async with database.transaction() as session:
        session.add(
            Audit(
                workspace_id=by.workspace_id,
                at=now,
                actor_id=by.person_id,
                action=action,
                subject_id=subject_id,
            )
        )
