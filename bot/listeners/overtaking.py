"""Two texts of one entry, ours and the one that changed below it: which stays."""

from typing import Any

from bot.blocks import overtaking as blocks
from bot.blocks import upkeep
from bot.blocks.editing import Editing
from bot.domain import changes
from bot.domain.errors import PastMessage
from bot.domain.languages import Language
from bot.domain.obstacles import HR
from bot.kamarade import Kamarade
from bot.library.booklet import Draft
from bot.listeners.editing import draft
from bot.listeners.places import acting, pressed
from bot.reception import Reception
from bot.services import keeping, overtaking
from bot.services.overtaking import Overtaken
from bot.turn import Turn


async def compare(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Show both texts, and ask which stays."""
    await turn.ack()
    entry_id, shelf, speaker = body["actions"][0]["value"], kamarade.shelf, turn.speaker
    by = acting(speaker, pressed(body).channel)
    found = [one for one in shelf.revised(entry_id) if (entry_id, one) in shelf.overtaken]
    found.sort(key=lambda one: one is not speaker.language)
    if not found:
        raise PastMessage
    ours = draft(kamarade, entry_id, found[0])
    await keeping.must_keep(kamarade.database, kamarade.directory, by, ours.header.owner or HR)
    theirs = shelf.shipped(found[0], entry_id)
    words = kamarade.say(
        speaker.language, "overtaking", entry=ours.header.title, version=found[0].value
    )
    differ = changes.changed(_whole(theirs) if theirs else "", _whole(ours))
    await turn.open(blocks.window(words, differ, Editing(entry_id, found[0], channel=by.channel)))


def _whole(found: Draft) -> str:
    """Return everything that two versions may differ by: the title, the text, the questions."""
    asked = "\n".join(f"? {one}" for one in found.header.questions)
    return f"{found.header.title}\n\n{found.body}\n\n{asked}"


async def keep(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep ours."""
    await _decide(turn, body, kamarade, overtaking.keep_ours, "kept")


async def take(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Take the one below."""
    await _decide(turn, body, kamarade, overtaking.take_theirs, "taken")


async def _decide(
    turn: Turn, body: dict[str, Any], kamarade: Kamarade, decide: Any, block: str
) -> None:
    await turn.ack()
    chosen = Editing.loads(body["actions"][0]["value"])
    language, shelf = Language(chosen.language), kamarade.shelf
    found = draft(kamarade, chosen.entry_id, language)
    by = acting(turn.speaker, chosen.channel)
    which = Overtaken(
        by, found.id, language, found.header.owner or HR, shelf.below(language, found.id)
    )
    await decide(kamarade.database, kamarade.directory, which, kamarade.now())
    words = kamarade.say(
        turn.speaker.language, "overtaking", entry=found.header.title, version=chosen.language
    )
    await turn.replace(body["view"]["id"], blocks.said(words, words[block]))


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(upkeep.COMPARE, compare)
    reception.action(blocks.KEEP, keep)
    reception.action(blocks.TAKE, take)
