"""Questions handed to HR, and HR's answers."""

from bot.blocks import questions as blocks
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchQuestion
from bot.domain.languages import DEFAULT, Language
from bot.domain.people import Named
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import people, questions, reminders
from bot.services.questions import Shown
from bot.texts import Mrkdwn, Words, mention

GONE = Skip("the question was erased")


async def for_hr(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show a question to HR as it stands now: waiting, or answered by somebody."""
    try:
        shown = await questions.shown(kamarade.database, row.refs["question_id"])
    except NoSuchQuestion:
        return GONE
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    return as_hr_reads(kamarade, shown, language)


def as_hr_reads(kamarade: Kamarade, shown: Shown, language: Language) -> Message:
    """Build a question as HR reads it, wherever it is shown."""
    words = words_for_hr(kamarade, shown, language)
    return Message(
        words["text"],
        blocks.for_hr(words, question_id=shown.id, text=shown.text, answer=shown.answer),
    )


def words_for_hr(
    kamarade: Kamarade,
    shown: Shown,
    language: Language,
    message: str = "question_hr",
    **more: object,
) -> Words:
    """Return the words of a question as HR reads it."""
    entry = kamarade.shelf.booklet.find(shown.entry_id or "", language)
    return kamarade.say(
        language,
        message,
        **more,
        asker=_name(shown.asker),
        by=_name(shown.answered_by),
        asked_at=shown.asked_at,
        zone=kamarade.shelf.company.zone,
        entry=entry.title if entry else None,
    )


async def reminder(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show HR a question that still waits; nothing once it was answered."""
    try:
        shown = await questions.shown(kamarade.database, row.refs["question_id"])
    except NoSuchQuestion:
        return GONE
    if shown.answer is not None:
        return Skip("answered")
    if row.person_id and not await people.has_role(kamarade.database, row.person_id, Role.HR):
        return Skip("no longer in HR")
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    words = words_for_hr(
        kamarade, shown, language, "question_reminder", is_last=row.refs["is_last"]
    )
    text = blocks.short(shown.text)
    return Message(
        words["text"], blocks.for_hr(words, question_id=shown.id, text=text, answer=None)
    )


async def received(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell the asker that HR has the question."""
    try:
        shown = await questions.shown(kamarade.database, row.refs["question_id"])
    except NoSuchQuestion:
        return GONE
    words = kamarade.say(shown.asker.language, "question_received")
    return Message(words["body"], blocks.receipt(words, text=shown.text))


async def answered(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Bring HR's answer, exactly as written, to whoever asked."""
    text = await questions.relayed(kamarade.database, row.relay_id)
    if text is None:
        return Skip("withdrawn")
    try:
        shown = await questions.shown(kamarade.database, row.refs["question_id"])
    except NoSuchQuestion:
        return GONE
    words = kamarade.say(shown.asker.language, "hr_answer", by=_name(shown.answered_by))
    return Message(words["body"], blocks.from_hr(words, question=shown.text, answer=text))


def _name(person: Named | None) -> Mrkdwn | str:
    if person is None:
        return ""
    return mention(person.slack_id) if person.slack_id else person.name or ""


KINDS = {
    questions.TO_HR: for_hr,
    questions.RECEIVED: received,
    reminders.REMINDER: reminder,
    questions.ANSWERED: answered,
}
