"""`/kamarade-rh liste`: newcomers enrolled from the lines of a spreadsheet."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from slack_sdk.models.views import View

from bot import roster_words, rosters
from bot.blocks import enrolling as blocks
from bot.blocks import forms
from bot.blocks.enrolling import Sure
from bot.blocks.pieces import saying
from bot.domain.at_odds import Fault, Lines
from bot.domain.enrolment import ALMOST_NOTHING
from bot.domain.roles import Role
from bot.domain.roster import OPTIONAL
from bot.kamarade import Kamarade
from bot.listeners import roster_files
from bot.listeners.commands import Subcommand
from bot.listeners.enrolling import done, words_of
from bot.listeners.roster_files import faulty
from bot.reception import Reception
from bot.services import enrolling
from bot.services.enrolled import Outcome
from bot.services.journeys import Act
from bot.turn import Turn


async def open_list(turn: Turn, kamarade: Kamarade, _rest: str = "") -> None:
    """Open the form for a list."""
    language = turn.speaker.language
    words = words_of(kamarade, language, columns=roster_words.columns(language, OPTIONAL))
    form = blocks.list_form(words, blocks.CHECK, [words["list_intro"]], "", Sure())
    await turn.open(form)


async def submit_list(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Enrol a list: whole, after every fault was mended, and after a second press for many."""
    act = Act(turn.speaker.in_private, kamarade.guide, kamarade.now())
    typed = forms.typed(view)
    text, file_id = typed[blocks.TEXT], typed.get(blocks.FILE)
    if bool(text.strip()) == bool(file_id):
        errors = {blocks.TEXT: words_of(kamarade, turn.speaker.language)["file_or_text"]}
        await turn.ack(response_action="errors", errors=errors)
        return
    if file_id:
        await turn.ack()
        await roster_files.look(turn, kamarade, file_id)
        return
    found = await rosters.checked(kamarade.database, turn.client, act, text)
    if found.faults:
        await _show(turn, _mend(kamarade, turn, found.faults, text))
    elif Sure.loads(view["private_metadata"]) == _sure(text):
        await _enrol(turn, kamarade, act, found.enrolments)
    else:
        await _look(turn, kamarade, act, (found.enrolments, text))


async def _look(turn: Turn, kamarade: Kamarade, act: Act, listed: tuple[Lines, str]) -> None:
    """Try the list: say what is wrong with it, ask again when it is long, or enrol it."""
    lines, text = listed
    outcome = await enrolling.attempt(kamarade.database, act, lines)
    if outcome.faults:
        await _show(turn, _mend(kamarade, turn, outcome.faults, text))
    elif len(lines) > ALMOST_NOTHING:
        await _show(turn, _confirm(kamarade, turn, outcome, text))
    else:
        await _enrol(turn, kamarade, act, lines)


async def _enrol(turn: Turn, kamarade: Kamarade, act: Act, lines: Lines) -> None:
    """Enrol once the window is closed: a long list takes longer than Slack waits."""
    await turn.ack()
    outcome = await enrolling.enrol(kamarade.database, act, lines)
    if outcome.faults:
        said = faulty(kamarade, turn.speaker.language, outcome.faults)["list_faults"]
        await turn.tell(saying(said))
        return
    await turn.tell(await done(kamarade, turn, outcome))


async def _show(turn: Turn, form: View) -> None:
    await turn.ack(response_action="update", view=form.to_dict())


def _sure(text: str) -> Sure:
    return Sure(sha256(text.encode()).hexdigest()[:32])


def _mend(kamarade: Kamarade, turn: Turn, faults: Sequence[Fault], text: str) -> View:
    """Build the form once more, with what is wrong above the list."""
    words = faulty(kamarade, turn.speaker.language, faults)
    return blocks.list_form(words, blocks.CHECK, [words["list_faults"]], text, Sure())


def _confirm(kamarade: Kamarade, turn: Turn, outcome: Outcome, text: str) -> View:
    """Build the form once more, with what is to be confirmed above the list."""
    words = words_of(
        kamarade,
        turn.speaker.language,
        count=len(outcome.enrolled),
        messages=outcome.messages,
        until=outcome.until,
    )
    return blocks.list_form(words, blocks.CONFIRM, [words["list_confirm"]], text, _sure(text))


FOR_HR = (Subcommand("list", ("liste", "importer"), ("list", "import"), open_list),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.view(blocks.LIST, submit_list, needs=Role.HR)
