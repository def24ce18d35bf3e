"""What an owner keeps of the booklet, sent by HR or asked for by the owner."""

from collections.abc import Sequence

from bot.blocks import upkeep as blocks
from bot.delivery import Skip
from bot.domain import upkeep as rules
from bot.domain.deliveries import Outgoing
from bot.domain.languages import DEFAULT, Language
from bot.domain.upkeep import Upkeep
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import people, upkeep
from bot.texts import Mrkdwn

KEYS = 15  # values named one by one


async def listed(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show a role its list as it stands now."""
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    found = [one for one in by_role(kamarade, language) if one.role == row.refs["role"]]
    if not found or found[0].is_done:
        return Skip("nothing left to do")
    return mine(kamarade, found, language)


def by_role(kamarade: Kamarade, language: Language) -> list[Upkeep]:
    """Return what each role keeps today."""
    shelf = kamarade.shelf
    return rules.upkeep(shelf.booklet, shelf.company, shelf.overtaken, (language, kamarade.today()))


def mine(kamarade: Kamarade, found: Sequence[Upkeep], language: Language) -> Message:
    """Build the lists of somebody's roles."""
    words = kamarade.say(language, "upkeep")
    return Message(
        words["title"], blocks.mine(words, [_list(kamarade, one, language) for one in found])
    )


def _list(kamarade: Kamarade, one: Upkeep, language: Language) -> blocks.Listed:
    late = [(sentence(kamarade, language, "stale", entry), entry.entry_id) for entry in one.stale]
    late += [
        (sentence(kamarade, language, "overtaken", entry), entry.entry_id)
        for entry in one.overtaken
    ]
    words = kamarade.say(
        language,
        "upkeep",
        keys=[Mrkdwn(f"`{key}`") for key in one.unfilled[:KEYS]],
        more=len(one.unfilled) - KEYS,
        titles=[entry.title for entry in one.entries],
    )
    return blocks.Listed(
        role=one.role,
        intro=line(kamarade, one, language),
        late=late,
        unfilled=words["unfilled"] if one.unfilled else "",
        titles=words["everything"] if one.entries else "",
    )


def sentence(kamarade: Kamarade, language: Language, block: str, entry: rules.Kept) -> str:
    """Say what waits about an entry."""
    words = kamarade.say(language, "upkeep", title_of=entry.title, since=entry.stale)
    return words[block]


def line(kamarade: Kamarade, one: Upkeep, language: Language) -> str:
    """Say in one line what a role keeps, and what waits."""
    words = kamarade.say(
        language,
        "upkeep",
        role=kamarade.shelf.company.roles[one.role].title[language],
        count=len(one.entries),
        stale=len(one.stale),
        overtaken=len(one.overtaken),
        unfilled=len(one.unfilled),
        done=one.is_done,
    )
    return words["line"]


KINDS = {upkeep.LISTED: listed}
