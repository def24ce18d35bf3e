"""`/kamarade-rh livret`: what the booklet lacks, ranked by how many people met it."""

from bot.blocks import debts as blocks
from bot.domain import debts as rules
from bot.domain.debts import Owed
from bot.domain.languages import Language
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.listeners.nearest import nearest
from bot.posting import Message
from bot.services import debts
from bot.turn import Turn

SHOWN = 15


async def show(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show HR the booklet's debt."""
    shelf, language = kamarade.shelf, turn.speaker.language
    met = await debts.met(
        kamarade.database,
        kamarade.workspace_id,
        lambda text: nearest(kamarade, text),
        kamarade.now(),
    )
    found = rules.debts(
        shelf.booklet,
        met.ratings,
        met.unanswered,
        shelf.overtaken,
        (language, kamarade.today()),
    )
    words = kamarade.say(
        language,
        "booklet_debt",
        count=len(found),
        nowhere=met.unanswered.get("", 0),
        proposals=met.proposals,
        more=len(found) - SHOWN,
    )
    lines = [(line(kamarade, one, language), one.entry_id) for one in found[:SHOWN]]
    await turn.tell(Message(words["title"], blocks.listed(words, lines)))


def line(kamarade: Kamarade, one: Owed, language: Language) -> str:
    """Say in one line what an entry owes."""
    words = kamarade.say(
        language,
        "booklet_debt",
        entry=one.title,
        rated=one.rated,
        disliked=one.disliked,
        unanswered=one.unanswered,
        stale=one.stale,
        lacks=[lacking.value for lacking in one.untranslated],
        overtaken=one.is_overtaken,
    )
    return words["line"]


FOR_HR = (Subcommand("booklet", ("livret",), ("booklet",), show),)
