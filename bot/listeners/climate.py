"""`/kamarade-rh climat`: how newcomers are, in figures of five people or more."""

from bot.blocks.pieces import saying
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.services import climate
from bot.turn import Turn


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Send this month's figures to whoever asked; nothing typed behind changes whose they are."""
    speaker = turn.speaker
    content = kamarade.shelf.content
    await climate.read(
        kamarade.database, content, speaker.in_private, turn.trigger_id, kamarade.now()
    )
    words = kamarade.say(speaker.language, "climate")
    await turn.tell(saying(words["coming"]))


FOR_HR = (Subcommand("climate", ("climat",), ("pulse", "climate"), run),)
