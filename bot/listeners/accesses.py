"""What is said of a newcomer's accesses: asked for, ready, works, does not work."""

import re
from typing import Any

from bot.blocks import accesses as blocks
from bot.blocks.accesses import Line
from bot.kamarade import Kamarade
from bot.listeners.obstacles import open_for_access
from bot.listeners.places import pressed
from bot.notices import accesses as notices
from bot.reception import Reception
from bot.services import equipping
from bot.services.equipping import Mark, Pressed
from bot.turn import Turn


async def mark(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep what was said of a line, and show the message as it stands now."""
    await turn.ack()
    action = body["actions"][0]
    said = Mark(action["action_id"].rpartition(".")[2])
    await _keep(turn, body, kamarade, said)


async def fails(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep that it does not work, and open the obstacle: one press to confirm it."""
    await turn.ack()
    shown = await _keep(turn, body, kamarade, Mark.FAILS)
    line = Line.loads(body["actions"][0]["value"])
    access = next(one for one, _ in shown.lines if one.id == line.access)
    await open_for_access(turn, kamarade, access, shown.started_on)


async def _keep(
    turn: Turn, body: dict[str, Any], kamarade: Kamarade, said: Mark
) -> equipping.Shown:
    line = Line.loads(body["actions"][0]["value"])
    where = pressed(body)
    await equipping.mark(
        kamarade.database,
        kamarade.guide,
        Pressed(line.journey_id, line.access, said, turn.speaker.id, kamarade.now(), where.channel),
    )
    shown = await equipping.shown(kamarade.database, kamarade.guide, line.journey_id, line.role)
    language = turn.speaker.language
    message = (
        notices.as_asked(kamarade, shown, language, "asked", line.role)
        if line.role
        else notices.as_test(kamarade, shown)
    )
    await turn.mend(body, blocks.mended(body["message"]["blocks"], line, message.blocks))
    return shown


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(re.compile(rf"^{re.escape(blocks.MARK)}\."), mark)
    reception.action(blocks.FAILS, fails)
