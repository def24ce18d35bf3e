"""An owner is asked about the entries whose review is past, all in one message."""

from bot.blocks import upkeep as blocks
from bot.blocks.pieces import context, section
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.languages import DEFAULT
from bot.kamarade import Kamarade
from bot.notices.upkeep import by_role, late
from bot.posting import Message
from bot.services import freshness, people, upkeep

MOST = 4  # with what falls due on the same day, it is one message


async def asked(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Ask as things stand now; nothing once everything was read again."""
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    found = [one for one in await by_role(kamarade, language) if one.role in row.refs["roles"]]
    stale = sorted((e for one in found for e in one.stale), key=lambda e: (e.stale, e.title))
    if not stale:
        return Skip("everything was read again")
    held = frozenset[str]()
    if row.person_id is not None:
        held = await upkeep.roles_of(kamarade.database, kamarade.directory, row.person_id)
    roles = kamarade.shelf.company.roles
    in_place = [one.role for one in found if one.stale and one.role not in held]
    words = kamarade.say(
        language,
        "freshness",
        count=len(stale),
        more=len(stale) - MOST,
        in_place=[roles[role].title[language] for role in in_place] if row.person_id else [],
    )
    said = kamarade.say(language, "upkeep")
    shown = blocks.late(said, [late(kamarade, language, entry) for entry in stale[:MOST]])
    return Message(
        words["text"],
        [section(words["body"]), *shown, context(words["how"])],
    )


KINDS = {freshness.ASKED: asked}
