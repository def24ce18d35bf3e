"""`/kamarade mes-donnees`: what is held of the speaker, shown, taken away, erased."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.blocks import privacy as blocks
from bot.handing import hand
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.posting import Message
from bot.reception import Reception
from bot.services import exporting, privacy
from bot.turn import Turn
from bot.uploading import Upload

LINE = "table_"  # followed by the table, in the words


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show what is held, by kind."""
    tables = await privacy.rows_of(kamarade.database, turn.speaker.id)
    await turn.tell(_message(kamarade, turn, tables))


async def show(turn: Turn, kamarade: Kamarade) -> None:
    """Show the same from the Home tab: as a message, which has the buttons."""
    await turn.ack()
    await run(turn, kamarade, "")


def _message(kamarade: Kamarade, turn: Turn, tables: Mapping[str, Sequence[Any]]) -> Message:
    language = turn.speaker.language
    lines = []
    for name, rows in tables.items():
        words = kamarade.say(language, "my_data", count=len(rows), days=kamarade.keep)
        if rows and f"{LINE}{name}" in words:
            lines.append(words[f"{LINE}{name}"])
    words = kamarade.say(language, "my_data", count=0, days=kamarade.keep)
    return Message(words["intro"], blocks.held(words, lines))


async def download(turn: Turn, kamarade: Kamarade) -> None:
    """Hand over every row, as JSON and as CSV, in the speaker's direct message."""
    await turn.ack()
    tables = await privacy.rows_of(kamarade.database, turn.speaker.id)
    words = kamarade.say(turn.speaker.language, "my_data", count=0, days=kamarade.keep)
    archive = Upload("kamarade-csv.zip", exporting.as_csv(tables))
    document = Upload("kamarade.json", exporting.as_json(tables))
    await hand(turn, kamarade, [archive, document], words["downloaded"])


async def ask_to_erase(turn: Turn, kamarade: Kamarade) -> None:
    """Say what erasing means, before anything is erased."""
    await turn.ack()
    words = kamarade.say(turn.speaker.language, "my_data", count=0, days=kamarade.keep)
    await turn.open(blocks.confirm(words))


async def erase(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Erase the speaker, and say so in the window: nothing is sent to who is not known any more."""
    speaker = turn.speaker
    words = kamarade.say(speaker.language, "my_data", count=0, days=kamarade.keep)
    await turn.ack(response_action="update", view=blocks.said(words, "erasing"))
    kamarade.erasures.note(speaker.id)
    await privacy.erase(kamarade.database, speaker.id, by_id=speaker.id, now=kamarade.now())
    await turn.replace(view["id"], blocks.said(words, "erased"))


FOR_ALL = (Subcommand("my_data", ("mes-données",), ("my-data",), run),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.SHOW, show)
    reception.action(blocks.DOWNLOAD, download)
    reception.action(blocks.ASK_TO_ERASE, ask_to_erase)
    reception.view(blocks.ERASE, erase)
