"""The audit as HR reads it; reading it is noted too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.people import Named
from bot.domain.roles import Role
from bot.services.journeys import Act
from bot.services.people import require
from store import audit, people
from store.database import Database
from store.models import Person

EACH = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the audit; `actor` is None for the bot and the command line."""

    id: int
    at: datetime
    action: str
    actor: Named | None
    subject: Named | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, the newest first, and where older ones go on."""

    lines: Sequence[Line]
    older: int | None


async def read(
    database: Database, act: Act, *, about: str | None = None, before: int | None = None
) -> Page:
    """Return a page of the audit, and note that it was read.

    Raises:
        NotAllowed: `act.by` is not in HR.
    """
    await require(database, act.by, Role.HR, act.now)
    async with database.transaction() as session:
        rows = await audit.latest(
            session, act.by.workspace_id, about=about, before=before, limit=EACH + 1
        )
        ids = {id_ for row in rows for id_ in (row.actor_id, row.subject_id) if id_}
        known = await people.by_id(session, ids)
        session.add(act.note("journal.read", about))
    lines = [
        Line(
            row.id or 0,
            row.at,
            row.action,
            _named(known.get(row.actor_id or "")),
            _named(known.get(row.subject_id or "")),
        )
        for row in rows[:EACH]
    ]
    return Page(lines, lines[-1].id if len(rows) > EACH else None)


def _named(person: Person | None) -> Named | None:
    return person.named if person else None
