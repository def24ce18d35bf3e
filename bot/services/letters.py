"""E-mails: leased, sent by `bot.mail`, and told to HR when one is lost."""

from datetime import datetime, timedelta

from bot.domain.deliveries import Notice
from bot.domain.letters import LetterState
from bot.services import contacts
from store import letters, outbox
from store.database import Database
from store.letters import Taken
from store.models import Letter

LOST = "letter_lost"


async def take(database: Database, now: datetime, *, lease: timedelta) -> Taken | None:
    """Lease what is due first, if anything is."""
    async with database.reading() as session:
        if not await letters.any_due(session, now):
            return None
    async with database.aside() as session:
        return await letters.take(session, now, lease=lease)


async def finish(
    database: Database, letter: Letter, state: LetterState, reason: str | None, now: datetime
) -> None:
    """Record what became of an e-mail."""
    async with database.aside() as session:
        await letters.finish(session, letter, state, reason=reason, at=now)


async def put_back(database: Database, letter: Letter, wait: timedelta) -> None:
    """Try again later."""
    async with database.aside() as session:
        await letters.put_back(session, letter, wait=wait)


async def lose(
    database: Database, letter: Letter, reason: str, *, hr_channel: str | None, now: datetime
) -> None:
    """Record that an e-mail will not arrive, and tell HR, who will reach the person otherwise."""
    refs = {"kind": letter.kind, "reason": reason, "about": dict(letter.refs)}
    async with database.aside() as session:
        if not await letters.finish(session, letter, LetterState.LOST, reason=reason[:80], at=now):
            return
        for to in await contacts.hr(session, letter.workspace_id, hr_channel):
            key = f"{LOST}:{letter.seq}:{to.person_id or 'channel'}"
            await outbox.put(session, to, Notice(LOST, key, refs), due_at=now)
