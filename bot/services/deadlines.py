"""Questions to buddies without an answer: reminded once, then passed on with thanks."""

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.buddies import BuddyState
from bot.domain.companions import PairingState, Patience, patience
from bot.domain.deliveries import Notice, To
from bot.domain.working_time import Absence
from bot.services import parting, planning, proposing
from bot.services.parting import REMINDER
from bot.services.searching import Watch
from store import pair_rounds, people
from store.models import Pairing
from store.pair_rounds import Asked

PASSED_ON = "pairing_passed_on"


async def keep(watch: Watch) -> None:
    """Remind whoever has not answered, and ask no more once they had their time, or left."""
    async with watch.database.reading() as session:
        found = await pair_rounds.unanswered(session, watch.workspace_id)
        away = await people.absences(session, [one.buddy.id for one in found])
    for one in found:
        absences = [Absence(*days) for days in away.get(one.buddy.id, ())]
        wanted = _wanted(watch, one, absences)
        if wanted is not None:
            async with watch.database.aside() as session:
                await _settle(session, watch, one.pairing.id, wanted)


def _wanted(watch: Watch, one: Asked, absences: list[Absence]) -> PairingState | Patience | None:
    if not one.is_running or not one.buddy.is_active or one.buddy_state is not BuddyState.ACTIVE:
        return PairingState.WITHDRAWN
    if one.question.is_lost:
        return PairingState.EXPIRED
    if one.question.sent_at is None:
        return None
    hours = watch.guide.office.hours(one.buddy, absences)
    match patience(one.question.sent_at, watch.now, hours, watch.guide.content.pairing):
        case Patience.PASS_ON:
            return PairingState.EXPIRED
        case Patience.REMIND if not one.is_reminded:
            return Patience.REMIND
    return None


async def _settle(
    session: AsyncSession, watch: Watch, pairing_id: str, wanted: PairingState | Patience
) -> None:
    pairing = await session.get(Pairing, pairing_id)
    if pairing is None:
        return
    await proposing.held(session, pairing)
    if pairing.state is not PairingState.PROPOSED:
        return  # answered meanwhile
    if isinstance(wanted, Patience):
        await proposing.put(session, watch.guide, pairing, kind=REMINDER, at=watch.now)
        return
    await parting.close(session, pairing, wanted, watch.now)
    if wanted is PairingState.EXPIRED:
        await _thank(session, watch, pairing)


async def _thank(session: AsyncSession, watch: Watch, pairing: Pairing) -> None:
    to = To(pairing.workspace_id, person_id=pairing.buddy_id)
    notice = Notice(PASSED_ON, f"{PASSED_ON}:{pairing.id}", {"pairing_id": pairing.id})
    await planning.soon(session, watch.guide.office, to, notice, watch.now)
