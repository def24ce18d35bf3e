"""« Je voudrais parler à quelqu'un »: offered after a drop, and one press or one command away."""

import re
from collections.abc import Mapping
from typing import Any

from bot.blocks import checkins
from bot.blocks import talks as blocks
from bot.blocks.pieces import saying
from bot.blocks.talks import Talking
from bot.kamarade import Kamarade
from bot.listeners import somebody_first
from bot.listeners.commands import Subcommand
from bot.notices.naming import name_of
from bot.reception import Reception
from bot.services import talks
from bot.services.talks import Talk, Whom
from bot.turn import Turn


async def open_for(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Show the exact text that would go to whoever was chosen."""
    await turn.ack()
    whom = Whom(action["action_id"].rsplit(".", 1)[1])
    await _open(turn, kamarade, Talking(action["value"], whom.value))


async def open_any(turn: Turn, kamarade: Kamarade) -> None:
    """Ask to whom, with the exact text."""
    await turn.ack()
    await run(turn, kamarade, "")


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """`/kamarade parler`."""
    await _open(turn, kamarade, Talking(turn.trigger_id[:60]))


async def _open(turn: Turn, kamarade: Kamarade, talking: Talking) -> None:
    by, channel = turn.speaker.in_private, kamarade.hr_channel
    found = await talks.reachable(kamarade.database, by, channel)
    names = {whom.value: named.name if named else "" for whom, named in found.items()}
    words = kamarade.say(
        turn.speaker.language,
        "talk",
        buddy=names.get("buddy", ""),
        manager=names.get("manager", ""),
        **await _named(turn, kamarade, talking.whom),
    )
    await turn.open(blocks.form(words, talking, [whom.value for whom in found]))


async def _named(turn: Turn, kamarade: Kamarade, whom: str | None) -> Mapping[str, object]:
    """Return how words name whoever was chosen."""
    if whom is None or whom == Whom.HR:
        return {"to_hr": whom == Whom.HR, "who": ""}
    by, channel = turn.speaker.in_private, kamarade.hr_channel
    found = (await talks.reachable(kamarade.database, by, channel)).get(Whom(whom))
    return {"to_hr": False, "who": name_of(found)}


async def send(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Send the text as it stands, and show that it left."""
    await deliver(turn, view, kamarade)


async def deliver(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Send what a window holds to whom it says; several windows do."""
    whom, text = blocks.typed(view)
    if await somebody_first.is_needed(turn, kamarade, text):
        return
    origin = Talking.loads(view["private_metadata"]).origin
    talk = Talk(turn.speaker.in_private, Whom(whom), text, origin)
    await talks.send(kamarade.database, talk, kamarade.hr_channel, kamarade.now())
    words = kamarade.say(turn.speaker.language, "talk", **await _named(turn, kamarade, whom))
    await turn.ack(response_action="update", view=blocks.said(words, text))


async def later(turn: Turn, kamarade: Kamarade) -> None:
    """Leave it there."""
    await turn.ack()
    words = kamarade.say(turn.speaker.language, "talk")
    await turn.tell(saying(words["understood"]))


FOR_ALL = (Subcommand("talk", ("parler",), ("talk",), run),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(re.compile(rf"^{re.escape(blocks.OPEN)}\."), open_for)
    reception.action(checkins.TALK, open_any)
    reception.action(blocks.LATER, later)
    reception.view(blocks.SEND, send)
