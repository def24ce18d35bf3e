"""`/kamarade-rh questions`: what nobody in HR answered yet."""

from bot.blocks import home as blocks
from bot.domain.people import Speaker
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.notices.questions import as_read
from bot.posting import Message
from bot.services import questions
from bot.turn import Turn

SHOWN = 10  # four blocks each, and Slack takes fifty


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show HR what waits."""
    await turn.tell(await listed(kamarade, turn.speaker))


async def listed(kamarade: Kamarade, speaker: Speaker) -> Message:
    """Build the list of questions that nobody answered yet; the caller has checked the right."""
    found = await questions.waiting(kamarade.database, speaker.workspace_id)
    words = kamarade.say(speaker.language, "hr_questions", count=len(found))
    each = [as_read(kamarade, shown, speaker.language).blocks for shown in found[:SHOWN]]
    return Message(words["intro"], blocks.waiting(words, each))


FOR_HR = (Subcommand("questions", ("questions", "question"), ("questions",), run),)
