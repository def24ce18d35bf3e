"""Questions handed to a human, and their answers."""

from datetime import datetime

from bot.blocks import questions as blocks
from bot.blocks.pieces import saying
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchQuestion
from bot.domain.languages import DEFAULT, Language
from bot.domain.questions import QuestionState, Receiver
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.notices.naming import name_of
from bot.posting import Message
from bot.services import handing_on, people, question_views, questions, reminders, replying
from bot.services.question_views import Shown
from bot.texts import Words

GONE = Skip("the question was erased")


async def for_reader(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show a question to whoever has it as it stands: waiting, answered, gone elsewhere."""
    try:
        shown = await question_views.shown(kamarade.database, row.refs["question_id"])
    except NoSuchQuestion:
        return GONE
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    if row.refs.get("is_gone") or not await _has_it(kamarade, shown, row.person_id):
        words = words_for_reader(kamarade, shown, language)
        return saying(words["gone"])
    if shown.state is QuestionState.RETURNED:
        return Skip("taken back")
    return as_read(kamarade, shown, language)


async def _has_it(kamarade: Kamarade, shown: Shown, person_id: str | None) -> bool:
    """Tell whether a reader still has a question: what became of it is no longer theirs to see."""
    if person_id is None:
        return True
    database, directory = kamarade.database, kamarade.directory
    return await question_views.has_it(database, directory, shown.id, person_id)


def as_read(kamarade: Kamarade, shown: Shown, language: Language) -> Message:
    """Build a question as its reader reads it, wherever it is shown."""
    words = words_for_reader(kamarade, shown, language)
    return Message(
        words["text"],
        blocks.for_reader(
            words, shown.id, shown.text, shown.answer, may_propose=may_propose(shown)
        ),
    )


def may_propose(shown: Shown) -> bool:
    """Tell whether an answer may go to the booklet: never what somebody asked their buddy."""
    return shown.chosen.receiver is not Receiver.BUDDY


def words_for_reader(
    kamarade: Kamarade,
    shown: Shown,
    language: Language,
    message: str = "question",
    **more: object,
) -> Words:
    """Return the words of a question as its reader reads it."""
    entry = kamarade.shelf.booklet.find(shown.entry_id or "", language)
    return kamarade.say(
        language,
        message,
        **more,
        asker=name_of(shown.asker),
        by=name_of(shown.answered_by),
        to_buddy=shown.chosen.receiver is Receiver.BUDDY,
        asked_at=shown.asked_at,
        age=(kamarade.today() - kamarade.office.hours(None).local(shown.asked_at).date()).days,
        zone=kamarade.shelf.company.zone,
        entry=entry.title if entry else None,
    )


async def reminder(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show whoever has it a question that still waits; nothing once it does not."""
    try:
        shown = await question_views.shown(kamarade.database, row.refs["question_id"])
    except NoSuchQuestion:
        return GONE
    if shown.state is not QuestionState.OPEN:
        return Skip(shown.state.value)
    is_for_hr = shown.chosen.receiver is Receiver.HR
    if is_for_hr and row.person_id and not await _is_in_hr(kamarade, row.person_id):
        return Skip("no longer in HR")
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    words = words_for_reader(
        kamarade, shown, language, "question_reminder", is_last=row.refs["is_last"]
    )
    text = blocks.short(shown.text)
    return Message(words["text"], blocks.for_reader(words, shown.id, text, None))


async def _is_in_hr(kamarade: Kamarade, person_id: str) -> bool:
    return await people.has_role(kamarade.database, person_id, Role.HR)


def words_for_author(kamarade: Kamarade, shown: Shown, message: str, **more: object) -> Words:
    """Return what the author of a question is told of it."""
    language, chosen = shown.asker.language, shown.chosen
    role = kamarade.shelf.company.roles.get(chosen.role or "")
    return kamarade.say(
        language,
        message,
        **more,
        receiver=chosen.receiver.value,
        buddy=name_of(shown.buddy),
        role=role.title[language] if role else chosen.role or "",
        by=name_of(shown.answered_by),
        asked_at=shown.asked_at,
        zone=kamarade.shelf.company.zone,
    )


async def received(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell the author where the question is, and when it will be read."""
    leaves_at = row.refs.get("leaves_at")
    return await _to_author(
        kamarade,
        row,
        "received",
        leaves_at=datetime.fromisoformat(leaves_at) if leaves_at else None,
    )


async def moved(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell the author that HR has the question, in place of an owner who is gone."""
    return await _to_author(kamarade, row, "moved")


async def returned(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Give a question back to its author, who may ask somebody else."""
    return await _to_author(kamarade, row, "returned", may_ask=True)


async def silent(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Offer somebody else, when whoever has the question never answered."""
    return await _to_author(kamarade, row, "silent", may_ask=True)


async def _to_author(
    kamarade: Kamarade, row: Outgoing, block: str, *, may_ask: bool = False, **more: object
) -> Message | Skip:
    try:
        shown = await question_views.shown(kamarade.database, row.refs["question_id"])
    except NoSuchQuestion:
        return GONE
    if may_ask and shown.state is QuestionState.ANSWERED:
        return Skip("answered")
    words = words_for_author(kamarade, shown, "question_news", **{"leaves_at": None, **more})
    text = blocks.short(shown.text)
    ask_again = shown.id if may_ask else None
    return Message(words[block], blocks.news(words, block, text, ask_again))


async def answered(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Bring the answer, exactly as written, to whoever asked."""
    text = await question_views.relayed(kamarade.database, row.relay_id)
    if text is None:
        return Skip("withdrawn")
    try:
        shown = await question_views.shown(kamarade.database, row.refs["question_id"])
    except NoSuchQuestion:
        return GONE
    words = words_for_author(kamarade, shown, "question_answered")
    return Message(words["body"], blocks.answered(words, question=shown.text, answer=text))


KINDS = {
    questions.TO_READER: for_reader,
    questions.RECEIVED: received,
    handing_on.MOVED: moved,
    handing_on.RETURNED: returned,
    reminders.REMINDER: reminder,
    reminders.SILENT: silent,
    replying.ANSWERED: answered,
}
