"""« Ça touche mon bonus »: recording it, acknowledging it, taking the list away."""

from collections.abc import Sequence
from typing import Any

from bot.blocks import bonus as blocks
from bot.blocks import forms
from bot.handing import hand
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.notices.bonus import words_of
from bot.posting import Message
from bot.reception import Reception
from bot.services import bonus, exporting
from bot.services import obstacle_rights as rights
from bot.services.bonus import Shown
from bot.services.obstacle_rights import Press
from bot.turn import Turn
from bot.uploading import Upload


async def open_form(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the window, for who is blocked alone."""
    await turn.ack()
    press = Press(action["value"], turn.speaker.id, kamarade.now())
    await rights.require_mine(kamarade.database, press)
    words = kamarade.say(turn.speaker.language, "bonus", count=0)
    await turn.open(blocks.form(words, action["value"]))


async def record(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep the record, and ask the manager to acknowledge it."""
    press = Press(view["private_metadata"], turn.speaker.id, kamarade.now())
    text = forms.typed(view)[blocks.TEXT]
    await bonus.record(kamarade.database, kamarade.handbook, press, text)
    await turn.ack()


async def read(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Acknowledge a record, and show it as it stands now."""
    await turn.ack()
    record_id, speaker = body["actions"][0]["value"], turn.speaker
    await bonus.acknowledge(kamarade.database, Press(record_id, speaker.id, kamarade.now()))
    shown = await bonus.shown(kamarade.database, record_id)
    words = words_of(kamarade, shown, speaker.language, speaker.zone)
    said = blocks.for_manager(words, shown.id, [shown.what, shown.text], is_read=True)
    await turn.mend(body, [block.to_dict() for block in said])


async def show(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """List what the person recorded."""
    found = await bonus.every(kamarade.database, turn.speaker.id)
    words = kamarade.say(turn.speaker.language, "bonus", count=len(found))
    await turn.tell(Message(words["list"], blocks.listed(words, _lines(kamarade, turn, found))))


def _lines(kamarade: Kamarade, turn: Turn, found: Sequence[Shown]) -> list[str]:
    speaker = turn.speaker
    return [words_of(kamarade, one, speaker.language, speaker.zone)["line"] for one in found]


async def export(turn: Turn, kamarade: Kamarade) -> None:
    """Hand the list over as a file, in the person's direct message."""
    await turn.ack()
    speaker = turn.speaker
    found = await bonus.every(kamarade.database, speaker.id)
    words = kamarade.say(speaker.language, "bonus", count=len(found))
    rows = [
        {
            "recorded_at": one.recorded_at.isoformat(),
            "category": kamarade.shelf.obstacles.get(one.type_id).label[speaker.language],
            "needed_on": one.needed_on.isoformat(),
            "what": one.what,
            "prevents": one.text,
            "acknowledged_at": one.acknowledged_at.isoformat() if one.acknowledged_at else "",
            "acknowledged_by": one.manager.name if one.manager and one.acknowledged_at else "",
            "state": one.state.value,
        }
        for one in found
    ]
    file = Upload("bonus.csv", exporting.sheet(rows).encode(), words["file"])
    await hand(turn, kamarade, [file], words["file"])


FOR_ALL = (Subcommand("bonus", ("bonus",), ("bonus",), show),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.OPEN, open_form)
    reception.view(blocks.RECORD, record)
    reception.action(blocks.READ, read)
    reception.action(blocks.EXPORT, export)
