"""Somebody is told that they are in HR, or no longer."""

from bot.blocks.pieces import saying
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import people, rights


async def changed(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say what changed."""
    person = await people.get(kamarade.database, row.person_id or "")
    text = kamarade.say(person.language, "rights")[row.kind]
    return saying(text)


KINDS = {rights.GIVEN: changed, rights.TAKEN: changed}
