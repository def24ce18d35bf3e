"""The accesses of a newcomer: asked for before they come, tried on the second day."""

from collections.abc import Sequence
from datetime import time

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import accesses as rules
from bot.domain.accesses import Access
from bot.domain.deliveries import To
from bot.domain.journeys import Traveller
from bot.domain.obstacles import MANAGER
from bot.domain.planning import Rule, Step
from bot.library.content import Content
from bot.services import owners
from bot.services.contacts import Directory
from store import people

FEATURE = "accesses"
ACCESS, TEST = "access", "access_test"  # kinds of message; `planning.ORDER` knows the first
AT = time(9, 30)
MOMENTS = {"asked": rules.ASKED, "chased": rules.CHASED, "go": rules.GO}


def needed(content: Content, along: Traveller) -> Sequence[Access]:
    """Return what this newcomer must be able to log in to."""
    return [one for one in content.accesses if one.concerns(along)]


def roles(content: Content, along: Traveller) -> Sequence[str]:
    """Return who is asked: the manager, and whoever opens one of them."""
    found = [
        MANAGER,
        *(content.obstacles.get(one.obstacle).owner for one in needed(content, along)),
    ]
    return list(dict.fromkeys(found))


async def steps(
    session: AsyncSession, content: Content, directory: Directory, along: Traveller
) -> Sequence[Step]:
    """Return when those who open the accesses are asked, and when the newcomer tries them."""
    if not needed(content, along):
        return ()
    planned = [_test(along)]
    for role in roles(content, along):
        for to in await owners.of_task(session, directory, along, role):
            zone = await _zone(session, directory, to)
            planned += [_step(along, role, to, moment, zone) for moment in MOMENTS]
    unique = {step.key: step for step in planned}  # HR may stand in for several roles
    return list(unique.values())


async def _zone(session: AsyncSession, directory: Directory, to: To) -> str:
    if to.person_id is None:
        return directory.office.zone
    return (await people.get(session, to.person_id)).zone


def _step(along: Traveller, role: str, to: To, moment: str, zone: str) -> Step:
    whom = to.person_id or to.channel
    refs = {"journey_id": along.journey_id, "moment": moment, "role": role}
    return Step(
        to,
        ACCESS,
        f"{ACCESS}:{along.journey_id}:{role}:{whom}:{moment}",
        Rule(along.on(MOMENTS[moment]), AT, zone),
        f"{along.series(FEATURE)}:{role}:{whom}",
        refs,
    )


def _test(along: Traveller) -> Step:
    return Step(
        along.to,
        TEST,
        f"{TEST}:{along.journey_id}",
        Rule(along.on(rules.TEST), AT, along.zone),
        f"{along.series(FEATURE)}:test",
        {"journey_id": along.journey_id},
    )
