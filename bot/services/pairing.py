"""HR and pairs: choosing, changing, ending; `shortlists` is what they choose from."""

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import PairingEnd, PairingState
from bot.domain.errors import (
    AlreadyPaired,
    CannotPair,
    JourneyOver,
    NobodyToPair,
    NoSuchJourney,
    NotABuddy,
)
from bot.domain.journeys import RUNNING
from bot.domain.pairing import Bar, Match
from bot.domain.pairing_bars import bars
from bot.domain.pairing_points import match
from bot.domain.roles import Role
from bot.services import parting, proposing
from bot.services.candidates import Round, gathered
from bot.services.journeys import Act
from bot.services.people import require
from bot.services.proposing import Offer
from bot.services.shortlists import Candidate, Shortlist, Standing, candidates, history, states
from store import journeys, pairings, people, turns
from store.database import Database
from store.models import Journey

__all__ = [
    "Candidate",
    "Shortlist",
    "Standing",
    "candidates",
    "change",
    "end",
    "history",
    "propose",
    "states",
]

# What HR cannot decide for others; a language, a time zone or a rest they may judge better.
NEVER = frozenset({Bar.LEFT, Bar.AGREEMENT, Bar.LINE, Bar.PRIVATE, Bar.PAUSED, Bar.FULL})


async def propose(
    database: Database, act: Act, journey_id: str, buddy_id: str | None = None
) -> None:
    """Ask a buddy whom HR chose, or the best there is.

    Raises:
        AlreadyPaired: somebody was asked already; `change` asks another.
        NobodyToPair, NotABuddy, CannotPair: nobody can be asked, or not this one.
    """
    await require(database, act.by, Role.HR, act.now)
    async with database.transaction() as session:
        journey = await _running(session, act, journey_id)
        if await pairings.open_of(session, journey_id) is not None:
            raise AlreadyPaired
        await _ask(session, act, journey, buddy_id)
        session.add(act.note("pairing.propose", journey.person_id))


async def change(
    database: Database, act: Act, journey_id: str, buddy_id: str | None = None
) -> None:
    """Ask another buddy in place of the one asked or under way; both are thanked.

    Raises:
        NobodyToPair, NotABuddy, CannotPair: nobody can be asked, or not this one.
    """
    await require(database, act.by, Role.HR, act.now)
    async with database.transaction() as session:
        journey = await _running(session, act, journey_id)
        before = await pairings.open_of(session, journey_id)
        if before is not None and before.buddy_id == buddy_id:
            raise AlreadyPaired
        if before is not None:
            await proposing.take_back(session, act.guide, before, act.now)
        await _ask(session, act, journey, buddy_id)
        session.add(act.note("pairing.change", journey.person_id))


async def end(database: Database, act: Act, journey_id: str) -> None:
    """End a pair for good: nobody else is asked, both are thanked.

    Raises:
        NobodyToPair: there is no pair to end.
    """
    await require(database, act.by, Role.HR, act.now)
    async with database.transaction() as session:
        await _running(session, act, journey_id)
        pairing = await pairings.open_of(session, journey_id)
        if pairing is None:
            raise NobodyToPair
        if pairing.state is PairingState.PROPOSED:
            pairing.ending = PairingEnd.COMPLETED
            await parting.close(session, pairing, PairingState.WITHDRAWN, act.now)
        else:
            told = [pairing.newcomer_id, pairing.buddy_id]
            await parting.part(session, pairing, PairingEnd.COMPLETED, told, act.now)
        await proposing.follow(session, act.guide, pairing, act.now)
        session.add(act.note("pairing.end", pairing.newcomer_id))


async def _running(session: AsyncSession, act: Act, journey_id: str) -> Journey:
    await turns.wait(session, turns.PAIR)
    journey = await journeys.get(session, journey_id)
    if journey.workspace_id != act.by.workspace_id:
        raise NoSuchJourney
    if journey.state not in RUNNING:
        raise JourneyOver
    return journey


async def _ask(session: AsyncSession, act: Act, journey: Journey, buddy_id: str | None) -> None:
    round_ = await gathered(session, act.guide, [journey], act.now)
    found = (
        next(iter(round_.best(journey.id)), None)
        if buddy_id is None
        else await _chosen(session, round_, journey.id, buddy_id)
    )
    if found is None:
        raise NobodyToPair
    await proposing.propose(session, act.guide, journey, Offer(found, act.by.person_id), act.now)


async def _chosen(session: AsyncSession, round_: Round, journey_id: str, buddy_id: str) -> Match:
    volunteer = round_.volunteer(buddy_id)
    if volunteer is None:
        raise NotABuddy(name=(await people.get(session, buddy_id)).name or "")
    newcomer = round_.newcomers[journey_id]
    for bar in bars(newcomer, volunteer, round_.rules):
        if bar in NEVER:
            raise CannotPair(bar=bar.value)
    return match(newcomer, volunteer, round_.rules)
