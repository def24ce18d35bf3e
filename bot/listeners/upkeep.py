"""`/kamarade mes-fiches` for owners, `/kamarade-rh fiches` for HR: what keeps the booklet true."""

import re
from typing import Any

from bot.blocks import upkeep as blocks
from bot.domain.errors import PastMessage
from bot.domain.obstacles import HR
from bot.domain.revisions import Revision, RevisionKind
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.listeners.places import acting, pressed
from bot.notices import upkeep as notices
from bot.posting import Message
from bot.reception import Reception
from bot.services import keeping, reviewing, upkeep
from bot.turn import Turn


async def mine(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show somebody the entries they answer for."""
    await turn.tell(await _mine(turn, kamarade))


async def _mine(turn: Turn, kamarade: Kamarade) -> Message:
    by, language = turn.speaker.in_private, turn.speaker.language
    held = await keeping.roles_kept(kamarade.database, kamarade.directory, by)
    found = [one for one in await notices.by_role(kamarade, language) if one.role in held]
    if not found:
        return Message(kamarade.say(language, "upkeep")["nothing"])
    return notices.mine(kamarade, found, language)


async def everybodys(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show HR every owner, those with something to do first, and any entry to correct."""
    language = turn.speaker.language
    found = sorted(await notices.by_role(kamarade, language), key=lambda one: one.is_done)
    words = kamarade.say(language, "upkeep", waiting=sum(not one.is_done for one in found))
    lines = [
        (notices.line(kamarade, one, language), None if one.is_done else one.role) for one in found
    ]
    entries = notices.by_theme(kamarade, language)
    await turn.tell(Message(words["all_title"], blocks.everybodys(words, lines, entries)))


async def still(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Note that an entry is still true, and say so in the place of its buttons."""
    await turn.ack()
    entry_id, language = body["actions"][0]["value"], turn.speaker.language
    versions = _stale_versions(kamarade, entry_id)
    by, now = acting(turn.speaker, pressed(body).channel), kamarade.now()
    await reviewing.still_true(kamarade.database, kamarade.directory, by, versions, now)
    entry = kamarade.shelf.booklet.find(entry_id, language)
    words = kamarade.say(language, "upkeep", title_of=entry.title if entry else entry_id)
    if "message" in body:
        left = blocks.without(body["message"]["blocks"], entry_id, words["still_true"])
        await turn.mend(body, left)
        return
    await turn.show_instead(await _mine(turn, kamarade))


def _stale_versions(kamarade: Kamarade, entry_id: str) -> list[Revision]:
    """Return what says that each late version of an entry is still true.

    Raises:
        PastMessage: the entry left the booklet, or is not late any more.
    """
    shelf, today = kamarade.shelf, kamarade.today()
    found = [
        Revision(
            RevisionKind.REVIEW,
            one.id,
            one.language,
            one.owner or HR,
            asked="",
            replaced=shelf.below(one.language, one.id),
        )
        for one in shelf.booklet
        if one.id == entry_id and one.review_by and one.review_by < today
    ]
    if not found:
        raise PastMessage
    return found


async def send(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Send a role its list."""
    await turn.ack()
    role, language = action["value"], turn.speaker.language
    holder = kamarade.shelf.company.roles.get(role)
    if holder is None:
        raise PastMessage
    at_once = await upkeep.send(
        kamarade.database, kamarade.directory, kamarade.workspace_id, role, kamarade.now()
    )
    words = kamarade.say(language, "upkeep", role=holder.title[language], at_once=at_once)
    await turn.tell(Message(words["sent"]))


FOR_ALL = (Subcommand("my_entries", ("mes-fiches",), ("my-entries",), mine),)
FOR_HR = (Subcommand("entries", ("fiches", "fiche"), ("entries", "entry"), everybodys),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.STILL, still)
    reception.action(re.compile(rf"^{re.escape(blocks.SEND)}\."), send, needs=Role.HR)
