"""`/kamarade-rh`: what HR may ask for, in one table that the help is made of."""

import re
from typing import Any

from bot.blocks import hr as blocks
from bot.domain.errors import PastMessage, UnknownSubcommand
from bot.domain.languages import Language
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners import (
    buddies,
    climate,
    console,
    debts,
    deliveries,
    enrolling,
    friction,
    journal,
    launching,
    lifecycle,
    repathing,
    rights,
    rosters,
    upkeep,
    waiting,
)
from bot.listeners.commands import Subcommand, chosen
from bot.posting import Message
from bot.reception import Reception
from bot.texts import Mrkdwn
from bot.turn import Turn

COMMAND = "/kamarade-rh"


async def run(turn: Turn, command: dict[str, Any], kamarade: Kamarade) -> None:
    """Run what follows the command; nothing asks for the console."""
    await turn.ack()
    text = (command.get("text") or "").strip()
    found = chosen(text or console.FOR_HR[0].name, SUBCOMMANDS)
    if found is None:
        raise UnknownSubcommand(typed=text)
    subcommand, rest = found
    await subcommand.run(turn, kamarade, rest)


async def press(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Run the subcommand whose button was pressed."""
    await turn.ack()
    found = next((one for one in SUBCOMMANDS if one.name == action["value"]), None)
    if found is None:
        raise PastMessage
    await found.run(turn, kamarade, "")


async def guide(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show every subcommand, with an example and a button."""
    words = kamarade.say(turn.speaker.language, "hr_help")
    lines = [(one.name, _line(kamarade, turn.speaker.language, one)) for one in SUBCOMMANDS]
    await turn.tell(Message(words["intro"], blocks.guide(words, lines)))


def _line(kamarade: Kamarade, language: Language, one: Subcommand) -> str:
    words = kamarade.say(language, "hr_help")
    purpose, example = Mrkdwn(words[one.name]), Mrkdwn(words[f"{one.name}_example"])
    typed = f"{COMMAND} {one.shown(language)}"
    said = kamarade.say(language, "hr_help", typed=typed, purpose=purpose, example=example)
    return said["line"]


HELP = Subcommand("help", ("aide",), ("help",), guide)
SUBCOMMANDS: tuple[Subcommand, ...] = (
    *console.FOR_HR,
    *enrolling.FOR_HR,
    *rosters.FOR_HR,
    *lifecycle.FOR_HR,
    *repathing.FOR_HR,
    *waiting.FOR_HR,
    *buddies.FOR_HR,
    *friction.FOR_HR,
    *climate.FOR_HR,
    *deliveries.FOR_HR,
    *rights.FOR_HR,
    *debts.FOR_HR,
    *upkeep.FOR_HR,
    *launching.FOR_HR,
    *journal.FOR_HR,
    HELP,
)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.command(COMMAND, run, needs=Role.HR)
    reception.action(re.compile(rf"^{re.escape(blocks.RUN)}\."), press, needs=Role.HR)
