"""What an owner keeps of the booklet, sent by HR or asked for by the owner."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from bot.blocks import upkeep as blocks
from bot.blocks.choosing_entries import Choices
from bot.delivery import Skip
from bot.domain import upkeep as rules
from bot.domain.booklet import THEMES
from bot.domain.deliveries import Outgoing
from bot.domain.languages import DEFAULT, Language
from bot.domain.upkeep import Upkeep
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import people, reviewing, upkeep
from bot.texts import Mrkdwn

KEYS = 15  # values named one by one
MOST = 5  # entries of a role that wait, shown at once


async def listed(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show a role its list as it stands now."""
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    found = [one for one in await by_role(kamarade, language) if one.role == row.refs["role"]]
    if not found or found[0].is_done:
        return Skip("nothing left to do")
    return mine(kamarade, found, language)


async def by_role(kamarade: Kamarade, language: Language = DEFAULT) -> list[Upkeep]:
    """Return what each role keeps today."""
    shelf, now = kamarade.shelf, kamarade.now()
    settled = await reviewing.settled(kamarade.database, kamarade.workspace_id, now)
    spoken = (language, kamarade.today())
    return rules.upkeep(shelf.booklet, shelf.company, shelf.overtaken, settled, spoken)


def mine(kamarade: Kamarade, found: Sequence[Upkeep], language: Language) -> Message:
    """Build the lists of somebody's roles, those with something to do first."""
    words = kamarade.say(language, "upkeep")
    found = sorted(found, key=lambda one: one.is_done)
    return Message(
        words["title"], blocks.mine(words, [_list(kamarade, one, language) for one in found])
    )


def _list(kamarade: Kamarade, one: Upkeep, language: Language) -> blocks.Listed:
    waiting = [*one.stale, *(entry for entry in one.overtaken if not entry.stale)]
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
        late=[late(kamarade, language, entry) for entry in waiting[:MOST]],
        unfilled=words["unfilled"] if one.unfilled else "",
        titles=words["everything"] if one.entries else "",
        entries=by_theme(kamarade, language, {entry.entry_id for entry in one.entries}),
    )


def late(kamarade: Kamarade, language: Language, entry: rules.Kept) -> blocks.Late:
    """Say what waits about an entry; what was approved in Slack can be compared in Slack."""
    revised = kamarade.shelf.revised(entry.entry_id)
    words = kamarade.say(
        language, "upkeep", title_of=entry.title, since=entry.stale, in_slack=bool(revised)
    )
    sentences = [
        *([words["stale"]] if entry.stale else []),
        *([words["overtaken"]] if entry.is_overtaken else []),
    ]
    may_compare = entry.is_overtaken and bool(revised)
    return blocks.Late(entry.entry_id, "\n".join(sentences), entry.stale is not None, may_compare)


def by_theme(
    kamarade: Kamarade, language: Language, only: Collection[str] | None = None
) -> Choices:
    """Return the titles of the booklet by theme, in the order in which a newcomer needs them."""
    words = kamarade.say(language, "home")
    found: Mapping[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in kamarade.shelf.booklet:
        if entry.language is language and (only is None or entry.id in only):
            found[entry.theme if entry.theme in THEMES else "misc"].append((entry.id, entry.title))
    return {words[theme]: found[theme] for theme in THEMES if found[theme]}


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
