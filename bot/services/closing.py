"""The last word of the path, the day after its last day."""

from collections.abc import Sequence
from datetime import time

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import LAST_DAY
from bot.domain.journeys import Traveller
from bot.domain.planning import Rule, Step
from bot.library.content import Content
from bot.services.contacts import Directory

FEATURE = "closing"
CLOSING = "path_done"
AT = time(9, 30)


async def steps(
    _session: AsyncSession, _content: Content, _directory: Directory, along: Traveller
) -> Sequence[Step]:
    """Return when a newcomer hears that their path is done."""
    rule = Rule(along.on(LAST_DAY + 1), AT, along.zone)
    refs = {"journey_id": along.journey_id}
    return [
        Step(along.to, CLOSING, f"{CLOSING}:{along.journey_id}", rule, along.series(FEATURE), refs)
    ]
