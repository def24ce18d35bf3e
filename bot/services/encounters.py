"""Meetings of a pair: one tap by either, an hour proposed, the count; never what was said."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import PairingState
from bot.domain.deliveries import Notice, To
from bot.domain.errors import NoLongerYours
from bot.domain.languages import DEFAULT
from bot.domain.meetings import MeetingState, Tally, is_strained
from bot.library.content import Content
from bot.services import planning, proposing
from bot.services.journeys import Act
from bot.services.meetings import AGENDA, key
from store import meetings, outbox, pairings
from store.database import Database
from store.models import Meeting, Pairing

UPDATED, STRAINED = "agenda_update", "pairing_strained"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a meeting; `state` is None before anybody said."""

    state: MeetingState | None
    agreed_at: datetime | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class Which:
    """A meeting of a pair: under an agenda, or on a day."""

    pairing_id: str
    slot: str


async def told(database: Database, content: Content, which: Which) -> Told:
    """Return what the two know of a meeting.

    Raises:
        NoLongerYours: the pair was erased.
    """
    async with database.reading() as session:
        pairing = await session.get(Pairing, which.pairing_id)
        if pairing is None:
            raise NoLongerYours
        meeting = await meetings.find(session, pairing.journey_id, which.slot)
        tally = await tally_of(session, content, pairing.journey_id)
        agreed = meeting.proposed_at if meeting and meeting.is_agreed else None
        return Told(meeting.state if meeting else None, agreed, tally)


async def tally_of(session: AsyncSession, content: Content, journey_id: str) -> Tally:
    """Return how often a newcomer met a buddy: for the two alone."""
    held = await meetings.held(session, journey_id)
    return Tally(len(held), *aim(content))


async def met(database: Database, journey_id: str) -> int:
    """Return how often a newcomer met a buddy: for the two alone."""
    async with database.reading() as session:
        return len(await meetings.held(session, journey_id))


def aim(content: Content) -> tuple[int, int]:
    """Return how many meetings are aimed at, and by which day."""
    wanted, by_day = (
        content.company.value(f"buddies.{name}", DEFAULT) or ""
        for name in ("meetings", "meetings_by_day")
    )
    return (
        int(wanted) if wanted.isdecimal() else 9,
        int(by_day) if by_day.isdecimal() else 90,
    )


async def log(database: Database, act: Act, which: Which, state: MeetingState) -> Told:
    """Keep what became of a meeting; either of the two may say, and the last word counts.

    Raises:
        NoLongerYours: somebody else presses, or the pair is over.
    """
    async with database.transaction() as session:
        pairing = await theirs(session, act, which.pairing_id)
        meeting = await kept(session, pairing, which.slot)
        if meeting.state is not state:
            meeting.state, meeting.logged_on = state, act.today
            await session.flush()
            await _refresh(session, pairing, which.slot, act.now)
            if state is MeetingState.MISSED:
                await _offer_change(session, act, pairing)
    return await told(database, act.guide.content, which)


async def theirs(session: AsyncSession, act: Act, pairing_id: str) -> Pairing:
    """Return a pair under way of which the person acting is one, held; or raise."""
    pairing = await session.get(Pairing, pairing_id)
    if pairing is None or act.by.person_id not in {pairing.newcomer_id, pairing.buddy_id}:
        raise NoLongerYours
    await proposing.held(session, pairing)
    if pairing.state is not PairingState.ACCEPTED:
        raise NoLongerYours
    return pairing


async def kept(session: AsyncSession, pairing: Pairing, slot: str) -> Meeting:
    """Return the row of a meeting, made the first time something is said of it."""
    meeting = await meetings.find(session, pairing.journey_id, slot)
    if meeting is None:
        meeting = Meeting(
            workspace_id=pairing.workspace_id,
            journey_id=pairing.journey_id,
            pairing_id=pairing.id,
            slot=slot,
        )
        session.add(meeting)
    meeting.pairing_id = pairing.id
    return meeting


async def _refresh(session: AsyncSession, pairing: Pairing, slot: str, now: datetime) -> None:
    """Bring the agenda that each of the two got up to date."""
    for reader in (pairing.newcomer_id, pairing.buddy_id):
        keys = [key(pairing.journey_id, slot, reader)]
        refs = {"pairing_id": pairing.id, "slot": slot, "reader_id": reader}
        for place in await pairings.sent_alone(session, [AGENDA], keys):
            there = To(pairing.workspace_id, channel=place.channel, replaces_ts=place.ts)
            update = f"{UPDATED}:{pairing.id}:{slot}:{place.ts}:{now.timestamp():.3f}"
            await outbox.put(session, there, Notice(AGENDA, update, refs), due_at=now)


async def _offer_change(session: AsyncSession, act: Act, pairing: Pairing) -> None:
    """Ask each of the two in private, every second time, whether they would rather change.

    Who just said that it did not take place is answered at once; the other hears in their time.
    """
    said = await meetings.of_pair(session, pairing.id)
    states = [one.state for one in said if one.state is not None]
    missed = states.count(MeetingState.MISSED)
    if not is_strained(states) or missed % 2:
        return
    for person_id in (pairing.newcomer_id, pairing.buddy_id):
        notice = Notice(
            STRAINED, f"{STRAINED}:{pairing.id}:{missed}:{person_id}", {"pairing_id": pairing.id}
        )
        to = To(pairing.workspace_id, person_id=person_id)
        if person_id == act.by.person_id:
            await outbox.put(session, to, notice, due_at=act.now)
        else:
            await planning.soon(session, act.guide.office, to, notice, act.now)
