"""The introduction of a newcomer and their buddy: once, in one place or to each."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.companions import PairingState
from bot.domain.deliveries import Notice, To
from bot.services import proposing
from store import outbox, pair_rounds, switches
from store.database import Database
from store.models import Pairing
from store.pair_rounds import Meet

__all__ = ["APART", "TOGETHER", "Meet", "introduce", "waiting"]

TOGETHER, APART = "pairing_introduction", "pairing_introduction_each"


async def waiting(database: Database, workspace_id: str) -> Sequence[Meet]:
    """Return the pairs to introduce; none before HR launched, or while they stopped it."""
    async with database.reading() as session:
        if workspace_id not in await switches.speaking(session):
            return ()
        return await pair_rounds.to_introduce(session, workspace_id)


async def introduce(
    database: Database, pairing_id: str, conversation: str | None, now: datetime
) -> None:
    """Queue the introduction, unless the pair ended or was introduced meanwhile."""
    async with database.aside() as session:
        pairing = await session.get(Pairing, pairing_id)
        if pairing is None:
            return
        await proposing.held(session, pairing)
        if pairing.state is not PairingState.ACCEPTED or pairing.introduced_at is not None:
            return
        pairing.introduced_at, pairing.conversation = now, conversation
        refs = {"pairing_id": pairing.id}
        if conversation is not None:
            to = To(pairing.workspace_id, channel=conversation)
            notice = Notice(TOGETHER, f"{TOGETHER}:{pairing.id}", refs)
            await outbox.put(session, to, notice, due_at=now, is_unasked=True)
            return
        for person_id in (pairing.newcomer_id, pairing.buddy_id):
            to = To(pairing.workspace_id, person_id=person_id)
            notice = Notice(APART, f"{APART}:{pairing.id}:{person_id}", refs)
            await outbox.put(session, to, notice, due_at=now, is_unasked=True)
