"""What HR hears of pairs: nobody is left for a newcomer, a change takes too long."""

from bot.blocks import pairing as blocks
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchJourney
from bot.domain.languages import DEFAULT, Language
from bot.domain.pairing import Bar
from bot.kamarade import Kamarade
from bot.notices.naming import name_of
from bot.posting import Message
from bot.services import journeys, people, searching
from bot.texts import Words

GONE = Skip("the journey was erased")


async def stuck(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell HR that nobody is left for a newcomer, and what would unblock it."""
    counts = {Bar(bar): count for bar, count in row.refs["barred"].items()}
    found = await _for_hr(kamarade, row, "pairing_stuck", asked=row.refs["asked"])
    if isinstance(found, Skip):
        return found
    language, words = found
    lines = [
        kamarade.say(language, "pairing_bars", count=counts[bar])[bar.value]
        for bar in Bar
        if bar in counts
    ]
    return Message(words["body"], blocks.alarm(words, lines))


async def late(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell HR that a change of buddy takes longer than was promised."""
    found = await _for_hr(kamarade, row, "pairing_late")
    if isinstance(found, Skip):
        return found
    return Message(found[1]["body"], blocks.alarm(found[1], []))


async def _for_hr(
    kamarade: Kamarade, row: Outgoing, message: str, **more: object
) -> tuple[Language, Words] | Skip:
    try:
        known = await journeys.known(kamarade.database, row.refs["journey_id"])
    except NoSuchJourney:
        return GONE
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    words = kamarade.say(
        language,
        message,
        newcomer=name_of(known.newcomer),
        starts_on=known.journey.started_on,
        days=kamarade.shelf.pairing.change_days,
        **more,
    )
    return language, words


KINDS = {searching.STUCK: stuck, searching.LATE: late}
