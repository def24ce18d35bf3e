"""One's buddy, and one's newcomers: what `/kamarade mon-binome` shows, and the Home tab."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.buddies import BuddyState
from bot.domain.companions import PairingState
from bot.domain.meetings import Agenda, Tally
from bot.domain.pairing import Reason
from bot.domain.people import Named
from bot.services import following
from bot.services.buddies import named
from bot.services.encounters import tally_of
from bot.services.following import Guide
from store import buddies, journeys, meetings, pairings, people
from store.database import Database
from store.models import Journey, Pairing, Wish

RECENT = timedelta(days=10)  # an agenda older than that is not the meeting they speak of


@dataclass(frozen=True, slots=True)
class Companion:
    """The other of a pair: `is_buddy` where they accompany the person who looks.

    `agenda` is the next one, `next_on` its day, `hour` one that both agreed to. `slot` is the
    meeting they may say they held: the last agenda if nobody said yet, else today's.
    """

    pairing_id: str
    journey_id: str
    is_buddy: bool
    other: Named
    stand_in: Named | None
    started_on: date
    tally: Tally
    agenda: Agenda | None
    next_on: date | None
    hour: datetime | None
    slot: str


@dataclass(frozen=True, slots=True)
class Mine:
    """Everybody somebody accompanies or is accompanied by, and what they are themselves."""

    companions: Sequence[Companion]
    is_newcomer: bool
    is_waiting: bool
    buddy_state: BuddyState | None


async def of(database: Database, guide: Guide, person_id: str, now: datetime) -> Mine:
    """Return one's buddy and newcomers; for their own eyes."""
    async with database.reading() as session:
        found = await pairings.of_person(session, person_id)
        journey = await journeys.running_of(session, person_id)
        buddy = await buddies.find(session, person_id)
        asked = await pairings.open_of(session, journey.id) if journey else None
        return Mine(
            [await _companion(session, guide, one, person_id, now) for one in found],
            journey is not None,
            journey is not None and (asked is None or asked.state is PairingState.PROPOSED),
            buddy.state if buddy else None,
        )


async def _companion(
    session: AsyncSession, guide: Guide, pairing: Pairing, person_id: str, now: datetime
) -> Companion:
    journey = await session.get(Journey, pairing.journey_id)
    assert journey is not None  # a pair leaves with its journey
    along = await following.traveller(session, journey)
    today = guide.office.hours(None).local(now).date()
    said = await meetings.said(session, journey.id)
    left = [one for one in guide.content.meetings if one.id not in said]
    agenda = next((one for one in left if along.on(one.day) >= today), None)
    due = [one.id for one in left if timedelta() <= today - along.on(one.day) <= RECENT]
    is_buddy = person_id == pairing.newcomer_id
    other_id = pairing.buddy_id if is_buddy else pairing.newcomer_id
    stand_in = pairing.stand_in_id
    return Companion(
        pairing.id,
        journey.id,
        is_buddy,
        named(await people.get(session, other_id)),
        named(await people.get(session, stand_in)) if stand_in else None,
        journey.started_on,
        await tally_of(session, guide.content, journey.id),
        agenda,
        along.on(agenda.day) if agenda else None,
        await meetings.next_hour(session, pairing.id, now),
        due[-1] if due else today.isoformat(),
    )


async def wish(database: Database, person_id: str) -> Wish | None:
    """Return what a newcomer wishes for; for their own eyes."""
    async with database.reading() as session:
        return (await buddies.wishes(session, [person_id])).get(person_id)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a newcomer says they would like of a buddy."""

    product_range: str | None
    learning: tuple[str, ...]
    preference: Reason | None
    not_with: frozenset[str] = frozenset()


async def keep_wishes(
    database: Database, workspace_id: str, person_id: str, wishes: Wishes
) -> None:
    """Keep a newcomer's wishes in place of those they had."""
    async with database.transaction() as session:
        await session.merge(
            Wish(
                person_id=person_id,
                workspace_id=workspace_id,
                product_range=wishes.product_range,
                learning=list(wishes.learning),
                preference=wishes.preference,
            )
        )
        await buddies.refuse(session, workspace_id, person_id, wishes.not_with)


async def refused_by(database: Database, person_id: str) -> Sequence[str]:
    """Return the accounts of those somebody would rather not be paired with; for their own eyes."""
    async with database.reading() as session:
        others = await buddies.refused_by(session, person_id)
        known = await people.accounts(session, others)
        return sorted(known.values())
