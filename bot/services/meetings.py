"""The agendas of a pair, planned along the newcomer's path; and the invitation a year later."""

from collections.abc import Collection, Sequence
from datetime import time

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import PairingState
from bot.domain.deliveries import To
from bot.domain.journeys import Traveller
from bot.domain.meetings import Agenda
from bot.domain.planning import Rule, Step
from bot.domain.working_time import months_after
from bot.library.content import Content
from bot.services.contacts import Directory
from store import meetings, pairings, people
from store.models import Pairing, Person

FEATURE = "meetings"
AGENDA, A_YEAR_LATER = "agenda", "buddy_year"  # kinds; `planning.ORDER` knows the first
MONTHS, AT = 12, time(10)


async def steps(
    session: AsyncSession, content: Content, directory: Directory, along: Traveller
) -> Sequence[Step]:
    """Return when the newcomer and their buddy get each agenda; none before a buddy said yes."""
    planned = [_a_year_later(along)]
    pairing = await pairings.open_of(session, along.journey_id)
    if pairing is None or pairing.state is not PairingState.ACCEPTED:
        return planned
    held = await meetings.held(session, along.journey_id)
    left = [one for one in content.meetings if one.id not in held]
    buddy = await people.get(session, pairing.buddy_id)
    newcomer = await people.get(session, pairing.newcomer_id)
    said_yes = directory.office.hours(None).local(pairing.answered_at or pairing.proposed_at).date()
    to_come = [one for one in left if along.on(one.day) >= said_yes]
    for reader in (newcomer, buddy):
        planned += _agendas(along, pairing, reader, to_come)
    return planned


def _agendas(
    along: Traveller, pairing: Pairing, reader: Person, agendas: Collection[Agenda]
) -> list[Step]:
    """Return the agendas of one of the two: a series of their own, of which the newest is said."""
    to = To(along.workspace_id, person_id=reader.id)
    return [
        Step(
            to,
            AGENDA,
            key(along.journey_id, one.id, reader.id),
            Rule(along.on(one.day), one.at, reader.zone),
            f"{along.series(FEATURE)}:{reader.id}",
            {"pairing_id": pairing.id, "slot": one.id, "reader_id": reader.id},
        )
        for one in agendas
    ]


def key(journey_id: str, slot: str, reader_id: str) -> str:
    """Return which message an agenda is."""
    return f"{AGENDA}:{journey_id}:{slot}:{reader_id}"


def _a_year_later(along: Traveller) -> Step:
    """Return the invitation to become a buddy in turn."""
    return Step(
        along.to,
        A_YEAR_LATER,
        f"{A_YEAR_LATER}:{along.journey_id}",
        Rule(months_after(along.started_on, MONTHS), AT, along.zone),
        f"{along.series(FEATURE)}:year",
        {"journey_id": along.journey_id},
    )
