"""How many newcomers met their buddy often enough: a figure of whole groups, like the others."""

from collections.abc import Sequence
from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import climate as rules
from bot.domain.climate import Voice
from bot.domain.journeys import JourneyState
from bot.domain.meetings import held_by
from bot.domain.working_time import DAY
from bot.library.content import Content
from bot.services.encounters import aim
from store import meetings
from store.models import Journey

MET = "met"  # the figure


async def voices(
    session: AsyncSession, content: Content, workspace_id: str, before: date
) -> Sequence[Voice]:
    """Return who met their buddy often enough in time, of those whose time was over by a day."""
    wanted, by_day = aim(content)
    found = await meetings.not_counted(session, workspace_id, before - (by_day + 1) * DAY)
    return [
        _voice(journey, held_by(days, journey.started_on + by_day * DAY) >= wanted)
        for journey, days in found
        if not _left(journey, by_day)
    ]


def _voice(journey: Journey, often: bool) -> Voice:
    return Voice(journey.id, journey.person_id, MET, rules.cohort(journey.started_on), int(often))


def _left(journey: Journey, by_day: int) -> bool:
    """Tell whether somebody left before they could have met so often."""
    if journey.state is not JourneyState.ENDED or journey.ended_on is None:
        return False
    return journey.ended_on < journey.started_on + by_day * DAY
