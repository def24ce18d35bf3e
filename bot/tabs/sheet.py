"""HR's list of newcomers as a file that a spreadsheet opens."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from bot.domain.companions import PairingState
from bot.domain.people import Speaker
from bot.kamarade import Kamarade
from bot.services.cards import Card
from bot.tabs.console import obstacles
from bot.texts import Words
from bot.uploading import Upload

FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = "\ufeff"  # without it, a spreadsheet takes the accents for something else


def sheet(kamarade: Kamarade, speaker: Speaker, cards: Iterable[Card]) -> Upload:
    """Return the file, in the language of its reader: French spreadsheets want semicolons."""
    words = kamarade.say(speaker.language, "console")
    columns = words["columns"]
    separator = ";" if ";" in columns else ","
    written = StringIO()
    writer = csv.writer(written, delimiter=separator)
    writer.writerow(columns.split(separator))
    writer.writerows(_row(kamarade, words, speaker, card) for card in cards)
    name = f"{words['file']}-{kamarade.today().isoformat()}.csv"
    return Upload(name, (MARK + written.getvalue()).encode())


def _row(kamarade: Kamarade, words: Words, speaker: Speaker, card: Card) -> Sequence[str]:
    journey, pairing = card.journey, card.pairing
    is_accepted = pairing is not None and pairing.state is PairingState.ACCEPTED
    cells = [
        card.newcomer.name,
        card.email or "",
        words[journey.state.value],
        journey.started_on.isoformat(),
        str(card.day),
        words[journey.track.value] if journey.track else "",
        journey.site or "",
        journey.segment or "",
        card.line_manager.name if card.line_manager else "",
        card.buddy.name if card.buddy else "",
        words["yes" if is_accepted else "no"] if card.buddy else "",
        str(len(card.tasks)),
        str(len(card.done)),
        " | ".join(task.title[speaker.language] for task in card.late),
        str(len(obstacles(kamarade, speaker, card))),
    ]
    return [_safe(cell) for cell in cells]


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a negative number is none."""
    is_number = cell.removeprefix("-").isdigit()
    return f"'{cell}" if cell.startswith(FORMULA) and not is_number else cell
