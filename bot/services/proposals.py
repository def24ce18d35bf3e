"""A buddy's answer, and a change of buddy asked by one of the two."""

from dataclasses import dataclass
from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.buddies import BuddyState
from bot.domain.companions import LATE, PairingEnd, PairingState
from bot.domain.deliveries import Notice, To
from bot.domain.errors import NoLongerYours, PairTaken, SaidYes
from bot.domain.journeys import RUNNING
from bot.domain.pairing import Because, Reason
from bot.domain.pairing_bars import suits
from bot.domain.people import Named
from bot.services import parting, planning, proposing
from bot.services.buddies import named
from bot.services.candidates import gathered
from bot.services.journeys import Act
from store import buddies, pairings, people, turns
from store.database import Database
from store.models import Audit, Journey, Pairing

STAND_IN = "pairing_stand_in"


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair as its people see it: with whom, from when, and what they share."""

    id: str
    journey_id: str
    state: PairingState
    ending: PairingEnd | None
    newcomer_id: str
    newcomer: Named
    buddy_id: str
    buddy: Named
    stand_in: Named | None
    started_on: date
    segment: str | None
    site: str | None
    because: tuple[Because, ...]

    @property
    def shared(self) -> tuple[Because, ...]:
        """What both have in common; how busy the buddy is, is not that."""
        return tuple(one for one in self.because if one.reason is not Reason.LOAD)


async def seen(database: Database, pairing_id: str) -> Seen:
    """Return a pair with its people.

    Raises:
        NoLongerYours: it was erased.
    """
    async with database.reading() as session:
        pairing = await session.get(Pairing, pairing_id)
        journey = await session.get(Journey, pairing.journey_id) if pairing else None
        if pairing is None or journey is None:
            raise NoLongerYours
        return Seen(
            pairing.id,
            pairing.journey_id,
            pairing.state,
            pairing.ending,
            pairing.newcomer_id,
            await _named(session, pairing.newcomer_id),
            pairing.buddy_id,
            await _named(session, pairing.buddy_id),
            await _named(session, pairing.stand_in_id) if pairing.stand_in_id else None,
            journey.started_on,
            journey.segment,
            journey.site,
            tuple(Because(Reason(one), names=tuple(names)) for one, names in pairing.because),
        )


async def _named(session: AsyncSession, person_id: str) -> Named:
    return named(await people.get(session, person_id))


async def answer(database: Database, act: Act, pairing_id: str, *, accepts: bool) -> PairingState:
    """Keep a buddy's answer; pressed twice it says the same.

    Raises:
        NoLongerYours: it was asked of somebody else, taken back, or the newcomer left.
        PairTaken: a late yes, and somebody else was asked meanwhile.
        SaidYes: a no after a yes.
    """
    async with database.transaction() as session:
        await turns.wait(session, turns.PAIR)
        pairing = await _theirs(session, pairing_id, act.by.person_id)
        journey = await proposing.held(session, pairing)
        if accepts and pairing.state is not PairingState.ACCEPTED:
            await _accept(session, act, pairing, journey)
        elif not accepts and pairing.state is not PairingState.DECLINED:
            await _decline(session, act, pairing)
        return pairing.state


async def _theirs(session: AsyncSession, pairing_id: str, person_id: str | None) -> Pairing:
    pairing = await session.get(Pairing, pairing_id)
    if pairing is None or pairing.buddy_id != person_id:
        raise NoLongerYours
    return pairing


async def _accept(session: AsyncSession, act: Act, pairing: Pairing, journey: Journey) -> None:
    buddy = await buddies.find(session, pairing.buddy_id)
    is_buddy = buddy is not None and buddy.state is BuddyState.ACTIVE
    if journey.state not in RUNNING or not is_buddy:
        raise NoLongerYours
    round_ = await gathered(session, act.guide, [journey], act.now)
    if pairing.state in LATE:
        volunteer = round_.volunteer(pairing.buddy_id)
        newcomer = round_.newcomers[journey.id]
        is_free = volunteer is not None and suits(newcomer, volunteer, round_.rules)
        if not is_free or await pairings.is_settled(session, journey.id):
            raise PairTaken
    elif pairing.state is not PairingState.PROPOSED:
        raise NoLongerYours
    pairing.state, pairing.answered_at = PairingState.ACCEPTED, act.now
    pairing.stand_in_id = proposing.stand_in(round_, journey.id, pairing.buddy_id)
    await parting.refresh(session, pairing, act.now)
    await _tell_stand_in(session, act, pairing)
    await proposing.follow(session, act.guide, pairing, act.now)
    session.add(_audited(act, "pairing.accept", pairing, act.by.person_id))


async def _tell_stand_in(session: AsyncSession, act: Act, pairing: Pairing) -> None:
    if pairing.stand_in_id is None:
        return
    to = To(pairing.workspace_id, person_id=pairing.stand_in_id)
    notice = Notice(STAND_IN, f"{STAND_IN}:{pairing.id}", {"pairing_id": pairing.id})
    await planning.soon(session, act.guide.office, to, notice, act.now)


async def _decline(session: AsyncSession, act: Act, pairing: Pairing) -> None:
    match pairing.state:
        case PairingState.PROPOSED | PairingState.EXPIRED:
            await parting.close(session, pairing, PairingState.DECLINED, act.now)
            session.add(_audited(act, "pairing.decline", pairing, act.by.person_id))
        case PairingState.ACCEPTED:
            raise SaidYes
        case _:
            raise NoLongerYours


def _audited(act: Act, action: str, pairing: Pairing, actor_id: str | None) -> Audit:
    return Audit(
        workspace_id=pairing.workspace_id,
        at=act.now,
        actor_id=actor_id,
        action=action,
        subject_id=pairing.newcomer_id,
    )


async def give_reason(database: Database, act: Act, pairing_id: str, text: str) -> None:
    """Keep why a buddy declined, for HR alone; an empty text takes it back.

    Raises:
        NoLongerYours: they did not decline this.
    """
    async with database.transaction() as session:
        pairing = await _theirs(session, pairing_id, act.by.person_id)
        if pairing.state is not PairingState.DECLINED:
            raise NoLongerYours
        pairing.decline_reason = text.strip()[:300] or None


async def ask_for_change(database: Database, act: Act, pairing_id: str) -> Seen:
    """End a pair because one of the two asks: no reason, and no trace of who.

    Raises:
        NoLongerYours: it is over, or somebody else's.
    """
    async with database.transaction() as session:
        pairing = await session.get(Pairing, pairing_id)
        if pairing is None or act.by.person_id not in {pairing.newcomer_id, pairing.buddy_id}:
            raise NoLongerYours
        await proposing.held(session, pairing)
        if pairing.state is PairingState.ACCEPTED:
            await proposing.take_back(session, act.guide, pairing, act.now)
            session.add(_audited(act, "pairing.change", pairing, None))
        elif pairing.ending is not PairingEnd.CHANGED:
            raise NoLongerYours
    return await seen(database, pairing_id)
