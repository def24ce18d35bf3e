"""Check-ins, and the offer of somebody to talk to: for one person's eyes."""

from collections.abc import Sequence

from bot.blocks import checkins as blocks
from bot.blocks import talks as offers
from bot.blocks.checkins import Asked
from bot.delivery import Skip
from bot.domain import checkins as rules
from bot.domain.checkins import ENERGY, Given
from bot.domain.deliveries import Outgoing, To
from bot.domain.languages import DEFAULT, Language
from bot.domain.questionnaire import Question, Scale
from bot.kamarade import Kamarade
from bot.notices.naming import name_of
from bot.notices.welcome import PRIVACY
from bot.posting import Message
from bot.services import answering, causes, checkins, people, question_views, talks
from bot.services.answering import Setting
from bot.services.checkins import Shown
from bot.texts import Words

NOTHING = Skip("nothing left to say")  # the same for all: HR reads reasons
LOW = 2


async def checkin(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say what this part of a check-in says."""
    match row.refs.get("part"):
        case None:
            return await _ask(kamarade, row)
        case answering.LOOK:
            checkin_id = row.refs["checkin_id"]
            setting = setting_of(kamarade)
            await answering.look(kamarade.database, setting, checkin_id, kamarade.now())
        case answering.OFFER:
            return await _offer(kamarade, row.refs["checkin_id"])
    return NOTHING


def setting_of(kamarade: Kamarade) -> Setting:
    """Return what answers are judged with: the content in use."""
    content = kamarade.shelf.content
    return Setting(content.checkins, content.drop, tuple(content.obstacles.types), kamarade.office)


async def _ask(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    journey_id, day = row.refs["journey_id"], row.refs["day"]
    asked = kamarade.shelf.content.checkins
    shown = await checkins.ask(kamarade.database, asked, journey_id, day, kamarade.now())
    if shown is None:
        return NOTHING
    language = (await people.get(kamarade.database, shown.person_id)).language
    one = as_shown(kamarade, shown, language)
    return Message(one.words["text"], blocks.checkin(one))


async def _offer(kamarade: Kamarade, checkin_id: str) -> Message | Skip:
    content = kamarade.shelf.content
    found = await causes.of(kamarade.database, content, checkin_id, kamarade.today())
    if found is None:
        return NOTHING
    person = await people.get(kamarade.database, found.person_id)
    to = To(kamarade.workspace_id, person_id=person.id)
    whom = await talks.reachable(kamarade.database, to, kamarade.hr_channel)
    labels = [content.obstacles.get(one).label[person.language] for one in found.obstacles]
    names = {one.value: named.name if named else "" for one, named in whom.items()}
    words = kamarade.say(
        person.language,
        "talk",
        lasts=found.lasts,
        obstacles=labels,
        lacks_targets=found.lacks_targets,
        met=found.met,
        buddy=names.get("buddy", ""),
        manager=names.get("manager", ""),
    )
    return Message(words["text"], offers.offer(words, checkin_id, list(names)))


async def relay(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Bring a text, exactly as its author approved it, to whom they chose."""
    text = await question_views.relayed(kamarade.database, row.relay_id)
    if text is None:
        return Skip("withdrawn")
    author = await people.get(kamarade.database, row.refs["author_id"])
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    words = kamarade.say(language, "talk", author=name_of(author))
    return Message(words["relay_text"], offers.relayed(words, text))


def as_shown(kamarade: Kamarade, shown: Shown, language: Language) -> blocks.Checkin:
    """Put a check-in into words, as it stands."""
    tags = kamarade.shelf.content.obstacles.types.values()
    words = _words(kamarade, shown, language)
    return blocks.Checkin(
        shown.id,
        words,
        [_asked(kamarade, shown, question, language) for question in shown.moment.questions],
        [(tag.id, tag.label[language]) for tag in tags],
        (PRIVACY, words["details"]),
        is_first=shown.is_first,
        may_ask=shown.moment.day < 0,
    )


def _words(kamarade: Kamarade, shown: Shown, language: Language) -> Words:
    energy = shown.answers.get(ENERGY)
    score = energy.score if energy else None
    return kamarade.say(
        language,
        "checkin",
        day=milestone(shown.moment.day),
        settled=shown.is_settled,
        measured=shown.moment.is_measured,
        drawn=rules.curve(shown.past),
        numbers=[round(one.index) for one in shown.past if one.index is not None],
        tired=score is not None and score <= LOW,
    )


def _asked(kamarade: Kamarade, shown: Shown, question: Question, language: Language) -> Asked:
    answer = shown.answers.get(question.id)
    value = None
    if answer is not None:
        value = str(answer.score) if answer.score is not None else answer.choice
    words = kamarade.say(
        language,
        "checkin",
        question=question.words[language],
        passed=answer is not None and value is None,
        answered=_said(kamarade, question, value, language),
    )
    return Asked(question, words, value, is_passed=answer is not None and value is None)


def _said(kamarade: Kamarade, question: Question, value: str | None, language: Language) -> str:
    if value is None:
        return ""
    words = kamarade.say(language, "checkin", answered=value)
    match question.scale:
        case Scale.FIVE:
            return words["five"]
        case Scale.TEN:
            return words["ten"]
        case Scale.TAG:
            return kamarade.shelf.content.obstacles.get(value).label[language]
        case _:
            return words[value]


def milestone(day: int) -> str:
    """Return the name of a day of the journey, as both languages write it."""
    return f"J{day:+d}" if day else "J0"


def curve(kamarade: Kamarade, past: Sequence[Given], language: Language) -> Message:
    """Build somebody's own curve, with its numbers."""
    text = drawn(kamarade, past, language)
    return Message(text, blocks.curve(kamarade.say(language, "checkin"), text))


def drawn(kamarade: Kamarade, past: Sequence[Given], language: Language) -> str:
    """Return a curve as text, each of its numbers with its day."""
    dated = [
        kamarade.say(language, "checkin", day=milestone(one.day), index=round(one.index))["dated"]
        for one in past
        if one.index is not None
    ]
    return kamarade.say(language, "checkin", drawn=rules.curve(past), numbers=dated)["drawn"]


KINDS = {checkins.CHECKIN: checkin, talks.RELAY: relay}
