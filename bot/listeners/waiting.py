"""`/kamarade-rh questions`: what waits for HR; `/kamarade questions`: what waits for oneself."""

from bot.blocks import home as blocks
from bot.blocks import questions as question_blocks
from bot.domain.people import Speaker
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.notices.questions import as_read, words_for_author
from bot.posting import Message
from bot.services import question_views
from bot.services.question_views import Shown
from bot.turn import Turn

SHOWN, OWN = 7, 6  # five blocks each, and two: Slack takes fifty


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show HR what waits."""
    await turn.tell(await listed(kamarade, turn.speaker))


async def listed(kamarade: Kamarade, speaker: Speaker) -> Message:
    """Build the list of questions that nobody answered yet; the caller has checked the right."""
    found = await question_views.waiting(kamarade.database, speaker.workspace_id)
    words = kamarade.say(speaker.language, "hr_questions", count=len(found))
    each = [as_read(kamarade, shown, speaker.language).blocks for shown in found[:SHOWN]]
    return Message(words["intro"], blocks.waiting(words, each))


async def run_mine(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show somebody what waits for their answer, and what became of their own questions."""
    speaker, database = turn.speaker, kamarade.database
    found = await question_views.waiting_for(database, kamarade.directory, speaker.in_private)
    own = await question_views.own(database, speaker.id)
    words = kamarade.say(speaker.language, "my_questions", count=len(found), own=len(own))
    each = [as_read(kamarade, shown, speaker.language).blocks for shown in found[:SHOWN]]
    mine = [(one.text, _where(kamarade, one)) for one in own[:OWN]]
    await turn.tell(Message(words["intro"], question_blocks.mine(words, each, mine)))


def _where(kamarade: Kamarade, shown: Shown) -> str:
    return words_for_author(kamarade, shown, "my_questions", count=0, own=0)["where"]


FOR_ALL = (Subcommand("my_questions", ("questions", "mes-questions"), ("questions",), run_mine),)
FOR_HR = (Subcommand("questions", ("questions", "question"), ("questions",), run),)
