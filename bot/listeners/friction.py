"""`/kamarade-rh obstacles`: what obstacles cost, by cause, team, site or month."""

import re
from typing import Any

from bot.blocks import friction as blocks
from bot.blocks.pieces import saying
from bot.domain.friction import By
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.notices import friction as wording
from bot.posting import Message
from bot.reception import Reception
from bot.services import friction
from bot.turn import Turn


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show the ledger by cause; the command is HR's alone."""
    await turn.tell(await listed(kamarade, turn, By.CAUSE))


async def cut(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Show it cut otherwise."""
    await turn.ack()
    await turn.tell(await listed(kamarade, turn, By(action["value"])))


async def draw(
    turn: Turn, body: dict[str, Any], action: dict[str, Any], kamarade: Kamarade
) -> None:
    """Send it as a picture, to whoever asked and nobody else."""
    await turn.ack()
    by, key = By(action["value"]), body["trigger_id"]
    await friction.ask_picture(kamarade.database, turn.speaker.in_private, by, key, kamarade.now())
    words = kamarade.say(turn.speaker.language, "friction_picture")
    await turn.tell(saying(words["coming"]))


async def listed(kamarade: Kamarade, turn: Turn, by: By) -> Message:
    """Build the ledger; the caller has checked the right."""
    speaker = turn.speaker
    found = await wording.read(kamarade)
    words = wording.say(kamarade, found, speaker.language)
    shown = wording.lines(kamarade, found, by, words, speaker.language)
    body = f"{words['title']}\n{words['intro'] if found.costs else words['empty']}"
    return Message(body, blocks.ledger(words, body, shown, by))


FOR_HR = (Subcommand("obstacles", ("obstacles", "obstacle"), ("obstacles", "blockers"), run),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(re.compile(rf"^{re.escape(blocks.CUT)}\."), cut, needs=Role.HR)
    reception.action(blocks.PICTURE, draw, needs=Role.HR)
