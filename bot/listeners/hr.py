"""`/kamarade-rh`: what waits for HR."""

from typing import Any

from bot.blocks import home as blocks
from bot.domain.errors import UnknownSubcommand
from bot.domain.people import Speaker
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners import deliveries
from bot.listeners.commands import subcommand
from bot.notices.questions import as_hr_reads
from bot.posting import Message
from bot.reception import Reception
from bot.services import people, questions
from bot.turn import Turn

SUBCOMMANDS = {
    "aide": "help",
    "help": "help",
    "questions": "questions",
    "question": "questions",
    "envois": "deliveries",
    "envoi": "deliveries",
    "deliveries": "deliveries",
}
SHOWN = 10  # four blocks each, and Slack takes fifty


async def run(turn: Turn, command: dict[str, Any], kamarade: Kamarade) -> None:
    """`/kamarade-rh`: for holders of the HR right only."""
    await turn.ack()
    speaker = turn.speaker
    await people.require(kamarade.database, speaker.in_private, Role.HR, kamarade.now())
    text = (command.get("text") or "").strip()
    match subcommand(text, SUBCOMMANDS) if text else "help":
        case "questions":
            message = await waiting(kamarade, speaker)
        case "deliveries":
            message = await deliveries.listed(kamarade, speaker)
        case "help":
            words = kamarade.say(speaker.language, "hr_help")
            message = Message(words["body"], blocks.guide(words))
        case _:
            raise UnknownSubcommand(typed=text)
    await turn.tell(message)


async def waiting(kamarade: Kamarade, speaker: Speaker) -> Message:
    """Build the list of questions that nobody answered yet; the caller has checked the right."""
    found = await questions.waiting(kamarade.database, speaker.workspace_id)
    words = kamarade.say(speaker.language, "hr_questions", count=len(found))
    each = [as_hr_reads(kamarade, shown, speaker.language).blocks for shown in found[:SHOWN]]
    return Message(words["intro"], blocks.waiting(words, each))


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.command("/kamarade-rh", run)
