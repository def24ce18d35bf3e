"""The surprise report: written, kept, shared, each by its author's own act."""

from typing import Any

from bot.blocks import checkins
from bot.blocks import reports as blocks
from bot.blocks import talks as talking
from bot.domain.errors import NobodyThere
from bot.kamarade import Kamarade
from bot.listeners import somebody_first, talks
from bot.listeners.commands import Subcommand
from bot.posting import Message
from bot.reception import Reception
from bot.services import reports
from bot.services import talks as sending
from bot.turn import Turn

MESSAGE = "surprise_report"


async def write(turn: Turn, kamarade: Kamarade) -> None:
    """Open the window in which it is written, with what was kept."""
    await turn.ack()
    await run(turn, kamarade, "")


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """`/kamarade rapport`."""
    text = await reports.kept(kamarade.database, turn.speaker.id)
    await turn.open(blocks.form(kamarade.say(turn.speaker.language, MESSAGE), text))


async def keep(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep what was written, and say that it is theirs alone."""
    _, text = talking.typed({**view, "private_metadata": talking.Talking("report").dumps()})
    if await somebody_first.is_needed(turn, kamarade, text):
        return
    speaker = turn.speaker
    await reports.keep(kamarade.database, speaker.in_private, text, kamarade.now())
    await turn.ack()
    words = kamarade.say(speaker.language, MESSAGE)
    await turn.tell(Message(words["kept"], blocks.kept(words)))


async def share(turn: Turn, kamarade: Kamarade) -> None:
    """Show the exact text that would be shared, and with whom it may be."""
    await turn.ack()
    speaker = turn.speaker
    text = await reports.kept(kamarade.database, speaker.id)
    channel = kamarade.hr_channel
    found = await sending.reachable(kamarade.database, speaker.in_private, channel)
    if not found:
        raise NobodyThere
    names = {whom.value: named.name if named else "" for whom, named in found.items()}
    buddy, manager = names.get("buddy", ""), names.get("manager", "")
    words = kamarade.say(speaker.language, MESSAGE, buddy=buddy, manager=manager)
    origin = talking.Talking(turn.trigger_id[:60])  # each window is sent once to whom it says
    await turn.open(blocks.sharing(words, origin, list(names), text))


async def send(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Send what the window shows to whom it says."""
    await talks.deliver(turn, view, kamarade)


FOR_ALL = (Subcommand("report", ("rapport",), ("report",), run),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(checkins.WRITE, write)
    reception.action(blocks.WRITE, write)
    reception.view(blocks.KEEP, keep)
    reception.action(blocks.SHARE, share)
    reception.view(blocks.SEND, send)
