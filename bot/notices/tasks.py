"""Tasks of the path, told to whoever does them."""

from bot.blocks import tasks as blocks
from bot.blocks.tasks import Ticked
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchJourney, PastMessage
from bot.domain.languages import DEFAULT, Language
from bot.domain.people import Named
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import people, tasks, ticking
from bot.services.ticking import Shown, Which
from bot.texts import Mrkdwn, Words, mention


async def task(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell somebody what is theirs to do; nothing once it is done, or once a reminder says it."""
    which = Which(row.refs["journey_id"], row.refs["task_id"])
    try:
        shown = await ticking.shown(kamarade.database, kamarade.shelf.content, which)
    except (NoSuchJourney, PastMessage):
        return Skip("no longer on the path")
    if shown.done_at is not None or shown.is_over:
        return Skip("done" if shown.done_at else "the journey is over")
    days_late = (kamarade.today() - shown.due_on).days
    if row.refs["moment"] == tasks.TOLD and days_late >= tasks.REMINDED[0]:
        return Skip("told as late")
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    said = words_of(kamarade, shown, language, to=row.person_id)
    return Message(said["text"], blocks.task(said, _ticked(shown), is_done=False))


def as_shown(kamarade: Kamarade, shown: Shown, language: Language, *, to: str | None) -> Message:
    """Build a task as it stands, wherever it is shown."""
    said = words_of(kamarade, shown, language, to=to)
    is_done = shown.done_at is not None
    return Message(said["text"], blocks.task(said, _ticked(shown), is_done=is_done))


def words_of(kamarade: Kamarade, shown: Shown, language: Language, *, to: str | None) -> Words:
    """Return the words of a task for a reader; `to` is their id, None in a channel."""
    return kamarade.say(
        language,
        "task",
        title=shown.task.title[language],
        done_when=shown.task.done_when[language],
        newcomer=_name(shown.newcomer),
        is_own=shown.newcomer_id == to,
        started_on=shown.started_on,
        has_started=shown.started_on <= kamarade.today(),
        due_on=shown.due_on,
        days_late=max(0, (kamarade.today() - shown.due_on).days),
        by=_name(shown.done_by) if shown.done_by else "",
    )


def _ticked(shown: Shown) -> Ticked:
    return Ticked(shown.which.journey_id, shown.which.task_id)


def _name(person: Named) -> Mrkdwn | str:
    return mention(person.slack_id) if person.slack_id else person.name


KINDS = {tasks.TASK: task, tasks.LATE: task}
