"""Messages that could not be sent, told to HR."""

from bot.blocks.pieces import saying
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.languages import DEFAULT
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import ledger, people


async def parked(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say that messages wait for somebody's eyes, and how to see them."""
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    words = kamarade.say(language, "parked", count=row.refs["count"])
    return saying(words["body"])


KINDS = {ledger.PARKED: parked}
