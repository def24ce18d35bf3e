"""What HR sees of pairs: the three best with reasons, what bars the others, what was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.companions import PairingEnd, PairingState
from bot.domain.errors import NoSuchJourney
from bot.domain.pairing import Bar, Because
from bot.domain.pairing_bars import barred
from bot.domain.people import Named
from bot.services.buddies import named
from bot.services.candidates import gathered
from bot.services.following import Guide
from store import pairings, people
from store.database import Database
from store.models import Journey, Pairing

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may accompany a newcomer: points out of what the weights add up to, and why."""

    person_id: str
    named: Named
    points: int
    because: Sequence[Because]


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The best for a newcomer, and how many others are barred by what; never by whom, or by name.

    Somebody who would rather not be paired is counted nowhere.
    """

    best: Sequence[Candidate]
    barred: Mapping[Bar, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the pairing of a newcomer stands, as HR's card shows it.

    `decline_reason` is what a buddy who declined chose to say.
    """

    pairing_id: str
    journey_id: str
    state: PairingState
    ending: PairingEnd | None
    buddy_id: str
    buddy: Named
    stand_in: Named | None
    proposed_at: datetime
    is_automatic: bool
    decline_reason: str | None


async def candidates(database: Database, guide: Guide, journey_id: str, now: datetime) -> Shortlist:
    """Return the three best for a newcomer; the caller has checked that HR asks.

    Raises:
        NoSuchJourney: it was erased.
    """
    async with database.reading() as session:
        journey = await session.get(Journey, journey_id)
        if journey is None:
            raise NoSuchJourney
        round_ = await gathered(session, guide, [journey], now)
        best = round_.best(journey_id)[:SHOWN]
        known = await people.by_id(session, [one.person_id for one in best])
        counts = barred(round_.newcomers[journey_id], round_.volunteers, round_.rules)
        return Shortlist(
            [
                Candidate(one.person_id, named(known[one.person_id]), one.points, one.because)
                for one in best
            ],
            {bar: count for bar, count in counts.items() if bar is not Bar.PRIVATE},
        )


async def history(database: Database, journey_id: str) -> Sequence[Standing]:
    """Return every pair of a newcomer, the newest first; the caller has checked that HR asks."""
    async with database.reading() as session:
        found = await pairings.of_journey(session, journey_id)
        ids = {one.buddy_id for one in found} | {one.stand_in_id or "" for one in found}
        known = {id_: named(one) for id_, one in (await people.by_id(session, ids)).items()}
        return [_standing(one, known) for one in reversed(found)]


def _standing(pairing: Pairing, known: Mapping[str, Named]) -> Standing:
    return Standing(
        pairing.id,
        pairing.journey_id,
        pairing.state,
        pairing.ending,
        pairing.buddy_id,
        known[pairing.buddy_id],
        known.get(pairing.stand_in_id or ""),
        pairing.proposed_at,
        pairing.proposed_by_id is None,
        pairing.decline_reason,
    )


async def states(database: Database, workspace_id: str) -> Mapping[str, PairingState]:
    """Return where each running journey stands; one that is absent has nobody."""
    async with database.reading() as session:
        return await pairings.states(session, workspace_id)
