"""The last word of a path."""

from bot.blocks.pieces import saying
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchJourney
from bot.domain.journeys import JourneyState
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import closing, journeys


async def done(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell somebody that their path is done."""
    try:
        known = await journeys.known(kamarade.database, row.refs["journey_id"])
    except NoSuchJourney:
        return Skip("the journey is over")
    if known.journey.state is JourneyState.ENDED:
        return Skip("the journey is over")
    name = (known.newcomer.name or "").split(" ")[0]
    words = kamarade.say(known.newcomer.language, "path_done", name=name, tasks=len(known.done))
    return saying(words["body"])


KINDS = {closing.CLOSING: done}
