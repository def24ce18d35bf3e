"""Somebody leaves: what blocked them blocks nobody any more, and its owners are told."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.journeys import Traveller
from bot.domain.obstacle_states import Act, State
from bot.services import obstacle_reminders as reminders
from bot.services import obstacle_telling as telling
from bot.services import obstacle_timing as timing
from bot.services.obstacle_bag import Bag
from store import obstacles


async def end(session: AsyncSession, along: Traveller, at: datetime) -> None:
    """Withdraw what is not over, in the transaction that ends the path."""
    bag = Bag()
    for obstacle in await obstacles.live_of(session, along.person_id):
        obstacle.state, obstacle.ended_at = State.WITHDRAWN, at
        timing.stop(obstacle, at)
        bag.record(obstacle, Act.LEAVE, None, at)
        parties = await obstacles.parties(session, obstacle.id)
        telling.owners(bag, obstacle, telling.holders(obstacle, parties), at)
        await telling.refresh(session, bag, obstacle, at)
        await reminders.cancel(session, obstacle, at)
    await bag.write(session)
