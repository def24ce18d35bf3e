"""`/kamarade mes-fiches` for owners, `/kamarade-rh fiches` for HR: what keeps the booklet true."""

import re
from typing import Any

from bot.blocks import upkeep as blocks
from bot.domain.errors import PastMessage
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.notices import upkeep as notices
from bot.posting import Message
from bot.reception import Reception
from bot.services import upkeep
from bot.turn import Turn


async def mine(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show somebody the entries they answer for."""
    speaker = turn.speaker
    held = await upkeep.roles_of(kamarade.database, kamarade.directory, speaker.id)
    found = [one for one in notices.by_role(kamarade, speaker.language) if one.role in held]
    if not found:
        await turn.tell(Message(kamarade.say(speaker.language, "upkeep")["nothing"]))
        return
    await turn.tell(notices.mine(kamarade, found, speaker.language))


async def everybodys(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show HR every owner, those with something to do first."""
    language = turn.speaker.language
    found = sorted(notices.by_role(kamarade, language), key=lambda one: one.is_done)
    words = kamarade.say(language, "upkeep", waiting=sum(not one.is_done for one in found))
    lines = [
        (notices.line(kamarade, one, language), None if one.is_done else one.role) for one in found
    ]
    await turn.tell(Message(words["all_title"], blocks.everybodys(words, lines)))


async def send(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Send a role its list."""
    await turn.ack()
    role, language = action["value"], turn.speaker.language
    holder = kamarade.shelf.company.roles.get(role)
    if holder is None:
        raise PastMessage
    at_once = await upkeep.send(
        kamarade.database, kamarade.directory, kamarade.workspace_id, role, kamarade.now()
    )
    words = kamarade.say(language, "upkeep", role=holder.title[language], at_once=at_once)
    await turn.tell(Message(words["sent"]))


FOR_ALL = (Subcommand("my_entries", ("mes-fiches",), ("my-entries",), mine),)
FOR_HR = (Subcommand("entries", ("fiches", "fiche"), ("entries", "entry"), everybodys),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(re.compile(rf"^{re.escape(blocks.SEND)}\."), send, needs=Role.HR)
