"""How a newcomer is, in their own Home tab: nobody else's shows it."""

from datetime import datetime

from slack_sdk.models.blocks import Block

from bot.blocks import tabs as blocks
from bot.blocks.pieces import section
from bot.domain.people import Speaker
from bot.kamarade import Kamarade
from bot.notices import checkins as notices
from bot.services import checkins


async def own(kamarade: Kamarade, speaker: Speaker, next_at: datetime | None) -> list[Block]:
    """Build the next check-in, the curve, and the ways to somebody and to what is kept."""
    words = kamarade.say(speaker.language, "tabs", checkin_at=next_at, zone=speaker.zone)
    past = await checkins.curve(kamarade.database, speaker.id)
    is_measured = any(one.index is not None for one in past)
    lines = [
        *([section(words["checkin"])] if next_at else []),
        *([section(notices.drawn(kamarade, past, speaker.language))] if is_measured else []),
        blocks.own_ways(words),
    ]
    return blocks.group(words["how_are_you"], lines)
