"""Ticking a task, from its message or from the Home tab."""

from typing import Any

from bot.blocks import tasks as blocks
from bot.blocks.tasks import Ticked
from bot.kamarade import Kamarade
from bot.notices import tasks as notices
from bot.reception import Reception
from bot.services import ticking
from bot.services.journeys import Act
from bot.services.ticking import Tick, Which
from bot.turn import Turn


async def done(
    turn: Turn, body: dict[str, Any], action: dict[str, Any], kamarade: Kamarade
) -> None:
    """Tick a task."""
    await _tick(turn, (body, action), kamarade, Tick.DONE)


async def undo(
    turn: Turn, body: dict[str, Any], action: dict[str, Any], kamarade: Kamarade
) -> None:
    """Take a tick back."""
    await _tick(turn, (body, action), kamarade, Tick.NOT_DONE)


async def _tick(
    turn: Turn, press: tuple[dict[str, Any], dict[str, Any]], kamarade: Kamarade, wanted: Tick
) -> None:
    """Do what was pressed, and show the task as it stands where it was pressed."""
    await turn.ack()
    body, action = press
    ticked, speaker = Ticked.loads(action["value"]), turn.speaker
    which = Which(ticked.journey_id, ticked.task_id)
    act = Act(speaker.in_private, kamarade.guide, kamarade.now())
    shown = await ticking.tick(kamarade.database, act, which, wanted)
    if body.get("view"):
        return  # the Home tab follows by itself
    said = notices.as_shown(kamarade, shown, speaker.language, to=speaker.id)
    mended = blocks.mended(body["message"]["blocks"], action["block_id"], said.blocks)
    await turn.mend(body, mended)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.DONE, done)
    reception.action(blocks.UNDO, undo)
