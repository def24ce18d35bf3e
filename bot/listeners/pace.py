"""`/kamarade pause`, `stop`, `moins`, `reprendre`, and the buttons that do the same."""

import re
from typing import Any

from bot.blocks import pace as blocks
from bot.domain.people import Speaker
from bot.domain.planning import Rhythm
from bot.kamarade import Kamarade
from bot.listeners.commands import Run, Subcommand
from bot.posting import Message
from bot.reception import Reception
from bot.services import pace
from bot.services.pace import Choice, Pace
from bot.turn import Turn


async def run(turn: Turn, kamarade: Kamarade, choice: Choice) -> None:
    """Keep what the speaker asked for, and say what is so now."""
    speaker = turn.speaker
    chosen = await pace.choose(
        kamarade.database, kamarade.office, speaker.id, choice, kamarade.now()
    )
    await turn.tell(_message(kamarade, speaker, chosen))


async def menu(turn: Turn, kamarade: Kamarade) -> None:
    """Show what may be chosen."""
    await turn.ack()
    current = await pace.now_for(kamarade.database, turn.speaker.id, kamarade.now())
    await turn.tell(_message(kamarade, turn.speaker, current))


async def choose(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep the choice of a button."""
    await turn.ack()
    await run(turn, kamarade, Choice(action["value"]))


def _message(kamarade: Kamarade, speaker: Speaker, current: Pace) -> Message:
    words = kamarade.say(
        speaker.language,
        "pace",
        rhythm=current.rhythm.value,
        until=current.paused_until,
        zone=speaker.zone,
    )
    return Message(words["body"], blocks.menu(words, _choices(current)))


def _choices(current: Pace) -> list[Choice]:
    """Return what would change something."""
    is_normal = current.rhythm is Rhythm.NORMAL and current.paused_until is None
    idle = {
        Choice.RESUME: is_normal,
        Choice.FEWER: current.rhythm is Rhythm.FEWER,
        Choice.PAUSE: current.paused_until is not None or current.rhythm is Rhythm.STOPPED,
        Choice.STOP: current.rhythm is Rhythm.STOPPED,
    }
    return [choice for choice in Choice if not idle[choice]]


def _asking(choice: Choice) -> Run:
    async def ask(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
        await run(turn, kamarade, choice)

    return ask


FOR_ALL = (
    Subcommand("fewer", ("moins",), ("fewer",), _asking(Choice.FEWER)),
    Subcommand("pause", ("pause",), ("pause",), _asking(Choice.PAUSE)),
    Subcommand("stop", ("stop", "arrêt"), ("stop",), _asking(Choice.STOP)),
    Subcommand("resume", ("reprendre",), ("resume",), _asking(Choice.RESUME)),
)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.MENU, menu)
    reception.action(re.compile(rf"^{re.escape(blocks.CHOOSE)}\."), choose)
