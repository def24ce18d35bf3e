"""A list of newcomers given as a file: tried first, enrolled by a press."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot import roster_words, rosters
from bot.blocks import enrolling as blocks
from bot.blocks.pieces import saying
from bot.domain.at_odds import Fault
from bot.domain.languages import Language
from bot.domain.roles import Role
from bot.domain.roster import Roster
from bot.fetching import NoSuchFile, fetch
from bot.kamarade import Kamarade
from bot.listeners.enrolling import done, words_of
from bot.posting import Message
from bot.reception import Reception
from bot.services import enrolling, people
from bot.services.enrolled import Outcome
from bot.services.journeys import Act
from bot.texts import Mrkdwn, Words
from bot.turn import Turn

SHOWN = 15  # faults or first days at once: the message stays readable


async def look(turn: Turn, kamarade: Kamarade, file_id: str) -> None:
    """Say what enrolling a file would do, with the button that does it; or all that is wrong."""
    act = Act(turn.speaker.in_private, kamarade.guide, kamarade.now())
    found = await _read(turn, kamarade, act, file_id)
    outcome = Outcome(faults=found.faults)
    if not found.faults:
        outcome = await enrolling.attempt(kamarade.database, act, found.enrolments)
    await turn.tell(_tried(kamarade, turn.speaker.language, outcome, file_id))


async def confirm(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Enrol everybody in a file, read once more; or nobody."""
    await turn.ack()
    act = Act(turn.speaker.in_private, kamarade.guide, kamarade.now())
    found = await _read(turn, kamarade, act, action["value"])
    outcome = Outcome(faults=found.faults)
    if not found.faults:
        outcome = await enrolling.enrol(kamarade.database, act, found.enrolments)
    if outcome.faults:
        await turn.tell(
            saying(faulty(kamarade, turn.speaker.language, outcome.faults)["list_faults"])
        )
    else:
        await turn.show_instead(await done(kamarade, turn, outcome))


async def shared(turn: Turn, event: Mapping[str, Any], kamarade: Kamarade) -> None:
    """Take a file that somebody sent without a word: a list from HR, or nothing we can read."""
    [file, *_] = event["files"]
    is_list = str(file.get("name", "")).lower().endswith(tuple(f".{one}" for one in blocks.KINDS))
    if is_list and await people.has_role(kamarade.database, turn.speaker.id, Role.HR):
        await look(turn, kamarade, file["id"])
    else:
        await turn.tell(saying(words_of(kamarade, turn.speaker.language)["file_unread"]))


async def _read(turn: Turn, kamarade: Kamarade, act: Act, file_id: str) -> Roster:
    try:
        file = await fetch(turn.client, file_id)
    except NoSuchFile:
        return Roster(faults=(Fault(0, "no_file"),))
    return await rosters.checked_file(kamarade.database, turn.client, act, file.content)


def _tried(kamarade: Kamarade, language: Language, outcome: Outcome, file_id: str) -> Message:
    if outcome.faults:
        return saying(faulty(kamarade, language, outcome.faults)["list_faults"])
    words = words_of(
        kamarade,
        language,
        count=len(outcome.enrolled),
        messages=outcome.messages,
        until=outcome.until,
    )
    off = roster_words.days_off(kamarade.say, language, outcome.enrolled)[:SHOWN]
    body = "\n".join([words["file_ready"], *off])
    return Message(words["file_ready"], blocks.tried(words, body, file_id))


def faulty(kamarade: Kamarade, language: Language, faults: Sequence[Fault]) -> Words:
    """Return the words of a list with all that is wrong in it."""
    shown = roster_words.lines(kamarade.say, language, faults[:SHOWN])
    return words_of(
        kamarade,
        language,
        count=len(faults),
        faults=Mrkdwn("\n".join(f"• {line}" for line in shown)),
        more=max(0, len(faults) - SHOWN),
    )


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.SURE, confirm, needs=Role.HR)
