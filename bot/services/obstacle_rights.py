"""Whether somebody may act on an obstacle now: their right and its state, looked at each time."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.errors import NotYourObstacle, ObstacleMoved
from bot.domain.obstacle_states import PARTS, Act, Part, State, may
from bot.domain.roles import Role
from store import obstacle_history as history
from store import obstacles, people
from store.database import Database
from store.models import Obstacle, Person

HELD = frozenset({State.TAKEN, State.DATED})  # whoever has it counts, not who acted last


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed: on which obstacle, by whom, and in which channel if not in private."""

    obstacle_id: str
    person_id: str
    at: datetime
    channel: str | None = None


async def check(database: Database, act: Act, press: Press) -> None:
    """Let an act be prepared: the same is looked at again when it is done.

    Raises:
        NotYourObstacle, ObstacleMoved: it may not be done.
    """
    async with database.reading() as session:
        await opened(session, press, act)


async def is_mine(database: Database, press: Press) -> bool:
    """Tell whether it is the person's own obstacle, not one that they are to lift.

    Raises:
        NotYourObstacle: it is neither.
    """
    async with database.reading() as session:
        obstacle = await obstacles.get(session, press.obstacle_id)
        if obstacle.person_id == press.person_id:
            return True
        if not await _is_allowed(session, obstacle, press, Part.OWNER):
            raise NotYourObstacle
        return False


async def require_mine(database: Database, press: Press) -> None:
    """Let who is blocked alone pass.

    Raises:
        NotYourObstacle: it is somebody else's.
    """
    async with database.reading() as session:
        obstacle = await obstacles.get(session, press.obstacle_id)
        if obstacle.person_id != press.person_id:
            raise NotYourObstacle


async def opened(session: AsyncSession, press: Press, act: Act) -> Obstacle:
    """Return the obstacle, once the presser's right and the state were looked at again.

    Raises:
        NotYourObstacle: the press is not theirs to make (any more).
        ObstacleMoved: it went on since the button was shown.
    """
    obstacle = await obstacles.get(session, press.obstacle_id)
    if not await _is_allowed(session, obstacle, press, PARTS[act]):
        raise NotYourObstacle
    if not may(obstacle.state, act):
        raise await _moved(session, obstacle, press)
    if act is Act.DENY and await _again(session, obstacle):
        raise ObstacleMoved(state=State.OPEN.value)
    return obstacle


async def _moved(session: AsyncSession, obstacle: Obstacle, press: Press) -> ObstacleMoved:
    """Say who was first, by name: a window shows no mention."""
    if obstacle.state in HELD:
        by_id = obstacle.taker_id
    else:
        by_id = await history.last_by(session, obstacle.id)
    by = await session.get(Person, by_id) if by_id else None
    return ObstacleMoved(
        state=obstacle.state.value,
        by=by.name or "" if by else "",
        is_you=by_id == press.person_id,
    )


async def _again(session: AsyncSession, obstacle: Obstacle) -> bool:
    """Tell whether the person declared the same thing anew since it was over."""
    found = await obstacles.live(session, obstacle.person_id, obstacle.type, obstacle.access)
    return found is not None and found.id != obstacle.id


async def _is_allowed(session: AsyncSession, obstacle: Obstacle, press: Press, part: Part) -> bool:
    if part is Part.NEWCOMER:
        return press.person_id == obstacle.person_id
    if part is Part.BOT or press.person_id == obstacle.person_id:
        return False
    if press.person_id == obstacle.taker_id:
        return True
    parties = await obstacles.parties(session, obstacle.id)
    places = {one.place for one in parties if one.is_current}
    if press.person_id in places or press.channel in places:
        return True
    return Role.HR in await people.roles(session, press.person_id)
