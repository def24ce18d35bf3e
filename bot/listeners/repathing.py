"""`/kamarade-rh parcours`: whom a changed path concerns, before it is applied to them."""

from bot.blocks import repathing as blocks
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.notices.repathing import words_of
from bot.posting import Message
from bot.reception import Reception
from bot.services import repathing
from bot.services.journeys import Act
from bot.services.repathing import Effect
from bot.turn import Turn


def _act(turn: Turn, kamarade: Kamarade) -> Act:
    return Act(turn.speaker.in_private, kamarade.guide, kamarade.now())


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Say whom the path in use would concern, with the button that applies it."""
    found = await repathing.effect(kamarade.database, _act(turn, kamarade))
    words = words_of(kamarade, turn.speaker.language, found)
    body = words["changed" if found.journeys else "same"]
    await turn.tell(Message(body, blocks.shown(words, body, may_apply=bool(found.journeys))))


async def apply(turn: Turn, kamarade: Kamarade) -> None:
    """Let everybody on their way follow the path in use."""
    await turn.ack()
    count = await repathing.apply(kamarade.database, _act(turn, kamarade))
    words = words_of(kamarade, turn.speaker.language, Effect(count))
    body = words["applied" if count else "same"]
    await turn.tell(Message(body, blocks.shown(words, body, may_apply=False)))


FOR_HR = (Subcommand("path", ("parcours",), ("path",), run),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.APPLY, apply, needs=Role.HR)
