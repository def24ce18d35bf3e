"""Talking to somebody: a text that its author read and sent, once, to whom they chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.errors import AlreadySent, EmptyAnswer, NobodyThere
from bot.domain.people import Named
from bot.services import answering, contacts, receivers
from store import checkins, journeys, outbox, people
from store.database import Database
from store.machine import machine_now
from store.models import Person, Relay

# As neutral as its reader's ledger: HR sees kinds there, and must not learn who asked for whom.
RELAY = "relay"


class Whom(StrEnum):
    """Whom somebody may want to talk to."""

    BUDDY = "buddy"
    MANAGER = "manager"
    HR = "hr"


@dataclass(frozen=True, slots=True)
class Talk:
    """A text as its author sends it; `origin` is the offer or the press it comes from."""

    by: To
    whom: Whom
    text: str
    origin: str


async def reachable(
    database: Database, by: To, hr_channel: str | None
) -> Mapping[Whom, Named | None]:
    """Return whom somebody can be put in touch with, by name; HR has none."""
    async with database.reading() as session:
        found: dict[Whom, Named | None] = {}
        for whom in (Whom.BUDDY, Whom.MANAGER):
            person = await _person(session, by.person_id or "", whom)
            if person is not None:
                found[whom] = Named(person.slack_id, person.name or "", person.language)
        if await contacts.hr(session, by.workspace_id, hr_channel):
            found[Whom.HR] = None
    return found


async def _person(session: AsyncSession, person_id: str, whom: Whom) -> Person | None:
    """Return the buddy or the manager of a newcomer, if Slack reaches them."""
    if whom is Whom.BUDDY:
        return await receivers.buddy_of(session, person_id)
    journey = await journeys.running_of(session, person_id)
    found = journey.line_manager_id if journey else None
    person = await people.get(session, found) if found else None
    return person if person and person.slack_id and person.is_active else None


async def send(database: Database, talk: Talk, hr_channel: str | None, now: datetime) -> None:
    """Send a text exactly as it was approved, and nothing with it.

    Raises:
        EmptyAnswer: nothing is written.
        NotYours: the offer was made to somebody else.
        NobodyThere: whoever was chosen cannot be written to.
        AlreadySent: the text of this offer went to them before.
    """
    if not talk.text.strip():
        raise EmptyAnswer
    await _must_be_theirs(database, talk, now)
    async with database.transaction() as session:
        readers = await _readers(session, talk, hr_channel)
        if not readers:
            raise NobodyThere
        for to in readers:
            key = f"{RELAY}:{talk.origin}:{talk.whom}:{to.person_id or 'channel'}"
            if await outbox.is_queued(session, talk.by.workspace_id, key):
                raise AlreadySent
            relay = Relay(
                workspace_id=talk.by.workspace_id,
                author_id=talk.by.person_id,
                text=talk.text.strip(),
                created_at=machine_now(),
            )
            session.add(relay)
            await session.flush()
            notice = Notice(RELAY, key, {"author_id": talk.by.person_id}, relay.id)
            await outbox.put(session, to, notice, due_at=now)


async def _must_be_theirs(database: Database, talk: Talk, now: datetime) -> None:
    async with database.reading() as session:
        checkin = await checkins.get(session, talk.origin)
    if checkin is not None and checkin.person_id != talk.by.person_id:
        await answering.refuse(database, talk.by, now)


async def _readers(session: AsyncSession, talk: Talk, hr_channel: str | None) -> list[To]:
    workspace_id = talk.by.workspace_id
    if talk.whom is Whom.HR:
        found = await contacts.hr(session, workspace_id, hr_channel)
        return [to for to in found if to.person_id != talk.by.person_id]
    person = await _person(session, talk.by.person_id or "", talk.whom)
    return [To(workspace_id, person_id=person.id)] if person else []
