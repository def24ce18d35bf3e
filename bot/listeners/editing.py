"""Another text for an entry, written in Slack, read before and after, approved by its keeper."""

from dataclasses import replace
from typing import Any

from slack_sdk.models.views import View

from bot.blocks import editing as blocks
from bot.blocks import upkeep
from bot.blocks.editing import Editing, Typed
from bot.domain import changes
from bot.domain.deliveries import To
from bot.domain.errors import EmptyAnswer, NothingChanged, PastMessage
from bot.domain.languages import Language
from bot.domain.obstacles import HR
from bot.domain.proofreading import proofread
from bot.domain.revisions import Revision, RevisionKind, RevisionState
from bot.kamarade import Kamarade
from bot.library.booklet import Draft
from bot.listeners.places import acting, pressed
from bot.reception import Reception
from bot.services import keeping, revisions
from bot.services.revisions import Proposal
from bot.texts import Words
from bot.turn import Turn


async def open_chosen(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Open an entry to be corrected, from its button or from a menu."""
    await turn.ack()
    chosen = body["actions"][0].get("selected_option") or body["actions"][0]
    by = acting(turn.speaker, pressed(body).channel)
    found = draft(kamarade, chosen["value"], turn.speaker.language)
    await turn.open(await _opened(turn, kamarade, found, by))


async def open_other(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the version in the other language, in the same window."""
    await turn.ack()
    editing = Editing.loads(body["actions"][0]["value"])
    found = draft(kamarade, editing.entry_id, Language(editing.language))
    by = acting(turn.speaker, editing.channel)
    await turn.replace(body["view"]["id"], await _opened(turn, kamarade, found, by))


def draft(kamarade: Kamarade, entry_id: str, language: Language) -> Draft:
    """Return an entry as it is written, in this language or else in another.

    Raises:
        PastMessage: it left the booklet.
    """
    found = [one for one in kamarade.shelf.content.drafts if one.id == entry_id]
    found.sort(key=lambda one: one.language is not language)
    if not found:
        raise PastMessage
    return found[0]


async def _opened(turn: Turn, kamarade: Kamarade, found: Draft, by: To) -> View:
    owner = found.header.owner or HR
    await keeping.must_keep(kamarade.database, kamarade.directory, by, owner)
    words = await _words(turn, kamarade, found, by)
    typed = _typed(found)
    if len(typed.body) > blocks.LONGEST or len(typed.title) > blocks.LONGEST_TITLE:
        return blocks.said(words, words["too_long"])
    return blocks.form(words, Editing(found.id, found.language, channel=by.channel), typed)


def _typed(found: Draft) -> Typed:
    return Typed(found.header.title, found.body)


async def _words(
    turn: Turn, kamarade: Kamarade, found: Draft, by: To, *, is_read: bool = False
) -> Words:
    language, owner = turn.speaker.language, found.header.owner or HR
    role = kamarade.shelf.company.roles.get(owner)
    return kamarade.say(
        language,
        "editing",
        is_read=is_read,
        entry=found.header.title,
        file=f"booklet/{found.language}/{found.id}.md",
        version=found.language.value,
        owner=role.title[language] if role else owner,
        is_theirs=await keeping.keeps(kamarade.database, kamarade.directory, by, owner),
    )


async def submit(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Show before and after; once they were read, propose what was read."""
    editing, typed = Editing.loads(view["private_metadata"]), blocks.typed_in(view)
    found = draft(kamarade, editing.entry_id, Language(editing.language))
    by = acting(turn.speaker, editing.channel)
    await keeping.must_keep(
        kamarade.database,
        kamarade.directory,
        by,
        found.header.owner or HR,
    )
    before = _typed(found).whole
    _read(kamarade, typed, before)
    words = await _words(turn, kamarade, found, by, is_read=True)
    if editing.seen != typed.mark:
        seen = replace(editing, seen=typed.mark)
        shown = blocks.form(words, seen, typed, changes.changed(before, typed.whole))
        await turn.ack(response_action="update", view=shown)
        return
    state = await revisions.propose(
        kamarade.database,
        kamarade.directory,
        _proposal(kamarade, found, typed, by),
        kamarade.now(),
    )
    said = words["in_booklet" if state is RevisionState.APPROVED else "sent"]
    await turn.ack(
        response_action="update", view=blocks.said(words, said, _other(kamarade, found, by))
    )


def _read(kamarade: Kamarade, typed: Typed, before: str) -> None:
    """Let pass what can be kept.

    Raises:
        EmptyAnswer, NothingChanged, UnknownValue, BadMarkdown: it cannot.
    """
    if not typed.title or not typed.body:
        raise EmptyAnswer(field=blocks.BODY if typed.title else blocks.TITLE)
    if typed.whole == before:
        raise NothingChanged(field=blocks.BODY)
    proofread(typed.body, kamarade.shelf.company, blocks.BODY)


def _proposal(kamarade: Kamarade, found: Draft, typed: Typed, by: To) -> Proposal:
    revision = Revision(
        RevisionKind.TEXT,
        found.id,
        found.language,
        found.header.owner or HR,
        asked="",
        title=typed.title,
        body=typed.body,
        replaced=kamarade.shelf.below(found.language, found.id),
        was=_typed(found).whole,
    )
    return Proposal(by, revision)


def _other(kamarade: Kamarade, found: Draft, by: To) -> Editing | None:
    """Return the version in another language, which may now say something else."""
    others = [
        one.language
        for one in kamarade.shelf.content.drafts
        if one.id == found.id and one.language is not found.language
    ]
    return Editing(found.id, others[0], channel=by.channel) if others else None


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(upkeep.EDIT, open_chosen)
    reception.action(blocks.OTHER, open_other)
    reception.view(blocks.FORM, submit)
