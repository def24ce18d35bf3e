"""`/kamarade-rh liste`: newcomers enrolled from the lines of a spreadsheet."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.views import View

from bot import roster_words
from bot.blocks import enrolling as blocks
from bot.blocks.enrolling import Sure
from bot.domain import roster
from bot.domain.enrolment import ALMOST_NOTHING
from bot.domain.languages import Language
from bot.domain.roles import Role
from bot.domain.roster import Fault
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.listeners.enrolling import done, words_of
from bot.reception import Reception
from bot.services import enrolling
from bot.services.enrolling import Outcome
from bot.services.journeys import Act
from bot.texts import Mrkdwn, Words
from bot.turn import Turn

SHOWN = 15  # faults at once: the form stays readable


async def open_list(turn: Turn, kamarade: Kamarade, _rest: str = "") -> None:
    """Open the form for a list."""
    language = turn.speaker.language
    words = words_of(kamarade, language, columns=roster_words.columns(language))
    form = blocks.list_form(
        words, above=[words["list_intro"]], text="", sure=Sure(), submit=words["list_check"]
    )
    await turn.open(form)


async def submit_list(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Enrol a list: whole, after every fault was mended, and after a second press for many."""
    act = Act(turn.speaker.in_private, kamarade.guide, kamarade.now())
    text = blocks.typed(view)[blocks.TEXT]
    found = roster.read(text, enrolling.reading(act))
    outcome = Outcome(faults=found.faults)
    if not found.faults:
        outcome = await enrolling.attempt(kamarade.database, act, found.enrolments)
    wanted = Sure(len(outcome.enrolled), outcome.messages)
    is_sure = wanted.people <= ALMOST_NOTHING or Sure.loads(view["private_metadata"]) == wanted
    if not outcome.faults and is_sure:
        outcome = await enrolling.enrol(kamarade.database, act, found.enrolments)
    if outcome.faults or not is_sure:
        form = _again(kamarade, turn, outcome, text)
        await turn.ack(response_action="update", view=form.to_dict())
        return
    await turn.ack()
    await turn.tell(await done(kamarade, turn, outcome))


def _again(kamarade: Kamarade, turn: Turn, outcome: Outcome, text: str) -> View:
    """Build the form once more: with its faults, or with what is to be confirmed."""
    language = turn.speaker.language
    if outcome.faults:
        words = _faulty(kamarade, language, outcome.faults)
        above, sure, submit = [words["list_faults"]], Sure(), words["list_check"]
    else:
        count = len(outcome.enrolled)
        words = words_of(
            kamarade, language, count=count, messages=outcome.messages, until=outcome.until
        )
        above, submit = [words["list_confirm"]], words["list_sure"]
        sure = Sure(count, outcome.messages)
    return blocks.list_form(words, above=above, text=text, sure=sure, submit=submit)


def _faulty(kamarade: Kamarade, language: Language, faults: Sequence[Fault]) -> Words:
    shown = roster_words.lines(kamarade.say, language, faults[:SHOWN])
    return words_of(
        kamarade,
        language,
        count=len(faults),
        faults=_bullets(shown),
        more=max(0, len(faults) - SHOWN),
    )


def _bullets(lines: Sequence[str]) -> Mrkdwn:
    return Mrkdwn("\n".join(f"• {line}" for line in lines))


FOR_HR = (Subcommand("list", ("liste", "importer"), ("list", "import"), open_list),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.view(blocks.LIST, submit_list, needs=Role.HR)
