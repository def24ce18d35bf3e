"""Answering a check-in in its own message; `/kamarade ma-courbe`."""

import re
from typing import Any

from bot.blocks import checkins as blocks
from bot.blocks.checkins import Pressed
from bot.kamarade import Kamarade
from bot.listeners import obstacles
from bot.listeners.commands import Subcommand
from bot.notices import checkins as notices
from bot.reception import Reception
from bot.services import answering, checkins
from bot.services.answering import Press
from bot.turn import Turn


async def answer(
    turn: Turn, body: dict[str, Any], action: dict[str, Any], kamarade: Kamarade
) -> None:
    """Keep the answer that was pressed, and show it where it was pressed."""
    await _answer(turn, body, kamarade, action["value"])


async def tag(turn: Turn, body: dict[str, Any], action: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep what was chosen in a list."""
    await _answer(turn, body, kamarade, action["selected_option"]["value"])


async def _answer(turn: Turn, body: dict[str, Any], kamarade: Kamarade, value: str) -> None:
    await turn.ack()
    pressed, setting = Pressed.loads(value), notices.setting_of(kamarade)
    press = Press(turn.speaker.in_private, pressed.checkin, pressed.question, pressed.value)
    await answering.answer(kamarade.database, setting, press, kamarade.now())
    await _mend(turn, body, kamarade, pressed.checkin)


async def _mend(turn: Turn, body: dict[str, Any], kamarade: Kamarade, checkin_id: str) -> None:
    """Show what is kept; again if another press came in meanwhile: the last to show is right."""
    asked = kamarade.shelf.content.checkins
    said: object = None
    while True:
        shown = await checkins.own(kamarade.database, asked, checkin_id, turn.speaker.id)
        if shown is None or shown.values == said:
            return
        said = shown.values
        one = notices.as_shown(kamarade, shown, turn.speaker.language)
        now = blocks.mended(body["message"]["blocks"], checkin_id, blocks.body(one))
        await turn.mend(body, now)


async def block(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the window that makes an obstacle of what was tagged."""
    await turn.ack()
    await obstacles.open_for(turn, kamarade, action["value"])


async def show_curve(turn: Turn, kamarade: Kamarade) -> None:
    """Show the speaker their own curve."""
    await turn.ack()
    await run(turn, kamarade, "")


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """`/kamarade ma-courbe`: one's own, whatever else was typed."""
    past = await checkins.curve(kamarade.database, turn.speaker.id)
    await turn.tell(notices.curve(kamarade, list(past), turn.speaker.language))


FOR_ALL = (Subcommand("curve", ("ma-courbe", "courbe"), ("my-curve", "curve"), run),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(re.compile(rf"^{re.escape(blocks.ANSWER)}\."), answer)
    reception.action(re.compile(rf"^{re.escape(blocks.TAG)}\."), tag)
    reception.action(blocks.CURVE, show_curve)
    reception.action(blocks.BLOCK, block)
