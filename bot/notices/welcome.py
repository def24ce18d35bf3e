"""The first message to somebody."""

from bot.blocks import home as blocks
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import people

PRIVACY = "bot-privacy"  # the booklet's entry on what the bot does and who sees what


async def welcome(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say what the bot is, what it can do, and who sees what."""
    person = await people.get(kamarade.database, row.person_id or "")
    first_name = (person.name or "").split(" ")[0]
    company = kamarade.shelf.company.name
    words = kamarade.say(person.language, "welcome", name=first_name, company=company)
    entry = kamarade.shelf.booklet.find(PRIVACY, person.language)
    title = entry.title if entry else words["privacy"]
    return Message(words["body"], blocks.welcome(words, (PRIVACY, title)))


KINDS = {people.WELCOME: welcome}
