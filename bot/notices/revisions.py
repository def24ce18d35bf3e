"""What may enter the booklet, shown to whoever keeps the entry, and what became of it."""

from bot.blocks import revisions as blocks
from bot.blocks.answers import plainly
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchRevision
from bot.domain.languages import DEFAULT, Language
from bot.domain.people import Named
from bot.domain.revisions import RevisionKind
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import people, revisions
from bot.services.revisions import Shown
from bot.texts import Mrkdwn, Words, mention

KNOWN = 4  # phrasings shown of an entry
GONE = Skip("the proposal was erased")


async def to_owner(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show a proposal as it stands: waiting, or decided by somebody."""
    try:
        shown = await revisions.shown(kamarade.database, row.refs["revision_id"])
    except NoSuchRevision:
        return GONE
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    return as_shown(kamarade, shown, language)


def as_shown(kamarade: Kamarade, shown: Shown, language: Language) -> Message:
    """Build a proposal, before and after."""
    words = said(kamarade, shown, language)
    return Message(
        words["text"], blocks.proposal(words, shown.id, shown.revision.body, shown.state)
    )


async def decided(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell whoever proposed what became of it."""
    try:
        shown = await revisions.shown(kamarade.database, row.refs["revision_id"])
    except NoSuchRevision:
        return GONE
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    text = said(kamarade, shown, language)["told"]
    return Message(text, plainly(text))


def said(kamarade: Kamarade, shown: Shown, language: Language) -> Words:
    """Return the words of a proposal."""
    one = shown.revision
    entry = kamarade.shelf.booklet.find(one.entry_id, one.language)
    known = [asked for asked in entry.questions if asked != one.asked][:KNOWN] if entry else []
    return kamarade.say(
        language,
        "revision",
        by=_name(shown.proposed_by),
        decider=_name(shown.decided_by),
        is_new=one.kind is RevisionKind.ENTRY,
        entry=one.title or (entry.title if entry else one.entry_id),
        known=known,
        question=one.asked,
        state=shown.state.value,
    )


def _name(person: Named | None) -> Mrkdwn | str:
    if person is None:
        return ""
    return mention(person.slack_id) if person.slack_id else person.name or ""


KINDS = {revisions.TO_OWNER: to_owner, revisions.DECIDED: decided}
