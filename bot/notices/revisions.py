"""What may enter the booklet, shown to whoever keeps the entry, and what became of it."""

from bot.blocks import editing
from bot.blocks import revisions as blocks
from bot.blocks.answers import plainly
from bot.delivery import Skip
from bot.domain.changes import changed
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchRevision
from bot.domain.languages import DEFAULT, Language
from bot.domain.revisions import RevisionKind
from bot.kamarade import Kamarade
from bot.notices.naming import name_of
from bot.posting import Message
from bot.services import people, revision_views, revisions
from bot.services.revision_views import Shown
from bot.texts import Words

KNOWN = 4  # phrasings shown of an entry
GONE = Skip("the proposal was erased")


async def to_owner(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show a proposal as it stands: waiting, or decided by somebody."""
    try:
        shown = await revision_views.shown(kamarade.database, row.refs["revision_id"])
    except NoSuchRevision:
        return GONE
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    return as_shown(kamarade, shown, language)


def as_shown(kamarade: Kamarade, shown: Shown, language: Language) -> Message:
    """Build a proposal, before and after."""
    words, one = said(kamarade, shown, language), shown.revision
    if one.kind is RevisionKind.TEXT:
        now = f"{one.title}\n\n{one.body}"
        middle = editing.before_and_after(words, changed(one.was, now))
    else:
        middle = blocks.before_and_after(words, one.body)
    return Message(words["text"], blocks.proposal(words, shown.id, middle, shown.state))


async def decided(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell whoever proposed what became of it."""
    try:
        shown = await revision_views.shown(kamarade.database, row.refs["revision_id"])
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
        by=name_of(shown.proposed_by),
        decider=name_of(shown.decided_by),
        is_new=one.kind is RevisionKind.ENTRY,
        is_text=one.kind is RevisionKind.TEXT,
        entry=one.title or (entry.title if entry else one.entry_id),
        known=known,
        question=one.asked,
        state=shown.state.value,
    )


KINDS = {revisions.TO_OWNER: to_owner, revisions.DECIDED: decided}
