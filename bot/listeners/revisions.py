"""An answer becomes part of the booklet: proposed by its author, approved by the entry's keeper."""

from collections.abc import Mapping
from typing import Any

from bot.blocks import forms
from bot.blocks import revisions as blocks
from bot.domain.errors import NotAllowed, UnclearProposal
from bot.domain.languages import Language
from bot.domain.obstacles import HR
from bot.domain.revisions import Revision, RevisionKind, RevisionState, entry_id_of
from bot.kamarade import Kamarade
from bot.listeners.places import acting, pressed
from bot.notices import revisions as notices
from bot.notices.questions import may_propose
from bot.notices.upkeep import by_theme
from bot.posting import Message
from bot.reception import Reception
from bot.services import question_views, replying, revision_views, revisions
from bot.services.question_views import Shown
from bot.services.revisions import Proposal, Verdict
from bot.turn import Turn

VERDICTS = {
    blocks.APPROVE: RevisionState.APPROVED,
    blocks.REFUSE: RevisionState.REFUSED,
    blocks.WITHDRAW: RevisionState.WITHDRAWN,
}


async def open_form(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the form, with the question and the answer that it starts from."""
    await turn.ack()
    language = turn.speaker.language
    shown = await _answered(turn, kamarade, action["value"])
    words = kamarade.say(language, "revision")
    prefilled = (shown.text, shown.answer or "")
    await turn.open(blocks.form(words, by_theme(kamarade, language), prefilled, shown.id))


async def _answered(turn: Turn, kamarade: Kamarade, question_id: str) -> Shown:
    """Return a question that the speaker had to answer, if it may go to the booklet.

    Raises:
        NotAllowed: it was for HR, or between a newcomer and their buddy.
        NoLongerYours: it was for somebody else.
    """
    by, now = turn.speaker.in_private, kamarade.now()
    await replying.must_be_theirs(kamarade.database, kamarade.directory, question_id, by, now)
    shown = await question_views.shown(kamarade.database, question_id)
    if not may_propose(shown):
        raise NotAllowed
    return shown


async def propose(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Send the proposal to whoever keeps the entry."""
    speaker = turn.speaker
    await _answered(turn, kamarade, view["private_metadata"])
    said = read(kamarade, forms.typed(view), speaker.language)
    proposal = Proposal(speaker.in_private, said, view["private_metadata"])
    await revisions.propose(kamarade.database, kamarade.directory, proposal, kamarade.now())
    await turn.ack()


def read(kamarade: Kamarade, given: Mapping[str, str], language: Language) -> Revision:
    """Return what the form says.

    Raises:
        UnclearProposal: neither an entry nor the title and the text of a new one.
    """
    chosen = given[blocks.ENTRY]
    asked, title, body = (given[name] for name in (blocks.ASKED, blocks.TITLE, blocks.BODY))
    shelf = kamarade.shelf
    entry = shelf.booklet.find(chosen, language) if chosen else None
    if entry is not None:
        replaced, owner = shelf.below(entry.language, entry.id), entry.owner or HR
        return Revision(
            RevisionKind.PHRASING, entry.id, entry.language, owner, asked, replaced=replaced
        )
    if not (title and body):
        raise UnclearProposal
    entry_id = entry_id_of(title, {one.id for one in shelf.booklet})
    return Revision(RevisionKind.ENTRY, entry_id, language, HR, asked, title, body)


async def decide(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Put it in the booklet, leave it out, or take it out again."""
    await turn.ack()
    action, by = body["actions"][0], acting(turn.speaker, pressed(body).channel)
    verdict = Verdict(action["value"], by, VERDICTS[action["action_id"]])
    await revisions.decide(kamarade.database, kamarade.directory, verdict, kamarade.now())
    shown = await revision_views.shown(kamarade.database, verdict.revision_id)
    await turn.tell(Message(notices.said(kamarade, shown, turn.speaker.language)["done"]))


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.PROPOSE, open_form)
    reception.view(blocks.FORM, propose)
    for press in VERDICTS:
        reception.action(press, decide)
