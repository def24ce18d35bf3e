"""The first words to a newcomer, and those that HR sends where there is no account yet."""

from bot.blocks.answers import plainly
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchJourney
from bot.domain.journeys import RUNNING, JourneyState
from bot.domain.languages import DEFAULT, Language
from bot.domain.letters import Written
from bot.kamarade import Kamarade
from bot.notices import letters, welcome
from bot.posting import Message
from bot.services import arriving, journeys, people
from bot.services.journeys import Known
from bot.texts import Words

OVER = Skip("the journey is over")
VALUES = ("hour", "place", "welcomed_by", "papers", "dress", "phone")


async def soon(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell a newcomer what to expect of their first day."""
    known = await _expected(kamarade, row)
    if isinstance(known, Skip):
        return known
    words = _words(kamarade, known, known.newcomer.language)
    return Message(words["body"], plainly(words["body"]))


async def for_hr(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Give HR the words for somebody without an account, or say that they go by e-mail."""
    known = await _expected(kamarade, row)
    if isinstance(known, Skip):
        return known
    if known.journey.state is not JourneyState.WAITING:
        return Skip("they have an account")
    who = known.newcomer
    if kamarade.can_mail and who.email:
        await arriving.write(kamarade.database, known.journey.id, who.id, kamarade.now())
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    told = _words(kamarade, known, language)
    theirs = _words(kamarade, known, who.language)
    intro = told["by_mail" if kamarade.can_mail and who.email else "to_send"]
    return Message(intro, [*plainly(intro), *plainly(f"*{theirs['subject']}*\n\n{theirs['body']}")])


async def letter(kamarade: Kamarade, row: Outgoing) -> Written | Skip:
    """Write the e-mail to somebody without an account."""
    known = await _expected(kamarade, row)
    if isinstance(known, Skip):
        return known
    return letters.written(_words(kamarade, known, known.newcomer.language))


async def hello(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Greet a newcomer on their first day, unless they were faster."""
    if not await arriving.greet(kamarade.database, row.person_id or ""):
        return Skip("greeted before")
    return await welcome.welcome(kamarade, row)


async def _expected(kamarade: Kamarade, row: Outgoing) -> Known | Skip:
    try:
        known = await journeys.known(kamarade.database, row.refs["journey_id"])
    except NoSuchJourney:
        return OVER
    if known.journey.state not in RUNNING:
        return OVER
    return known if known.journey.started_on > kamarade.today() else Skip("they have started")


def _words(kamarade: Kamarade, known: Known, language: Language) -> Words:
    company, who = kamarade.shelf.company, known.newcomer
    values = {name: company.value(f"arrival.{name}", language) for name in VALUES}
    manager = known.line_manager
    return kamarade.say(
        language,
        "arrival",
        **values,
        first_name=(who.name or "").split(" ")[0],
        who=who.name or who.email or "",
        email=who.email or "",
        manager=manager.name if manager else "",
        company=company.name,
        started_on=known.journey.started_on,
    )


KINDS = {
    arriving.SOON: soon,
    arriving.SOON_FOR_HR: for_hr,
    arriving.HELLO: hello,
}
LETTERS = {arriving.LETTER: letter}
