"""Meetings: one tap, an hour proposed, a change of buddy."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.blocks import forms
from bot.blocks import meetings as blocks
from bot.blocks.meetings import Meant
from bot.blocks.pieces import saying
from bot.domain.meetings import MeetingState
from bot.domain.working_time import instant
from bot.kamarade import Kamarade
from bot.listeners.pairing import act_of
from bot.notices.meetings import words_of
from bot.reception import Reception
from bot.services import encounters, hours, proposals
from bot.services.encounters import Which
from bot.turn import Turn


async def log(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep what became of a meeting."""
    await turn.ack()
    meant = Meant.loads(action["value"])
    state = MeetingState(action["action_id"].rpartition(".")[2])
    which = Which(meant.pairing_id, meant.slot)
    told = await encounters.log(kamarade.database, act_of(turn, kamarade), which, state)
    words = words_of(kamarade, turn.speaker.language, told)
    said = f"{words[f'was_{state}']} {words['tally']}"
    await turn.tell(saying(said))


async def open_hour(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the form in which one proposes an hour."""
    await turn.ack()
    speaker = turn.speaker
    words = kamarade.say(speaker.language, "meeting_hour", zone=speaker.zone, other="", at=None)
    tomorrow = kamarade.today() + timedelta(days=1)
    await turn.open(blocks.hour_form(words, action["value"], tomorrow))


async def propose(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Propose an hour to the other."""
    meant, given = Meant.loads(view["private_metadata"]), forms.typed(view)
    day = date.fromisoformat(given[blocks.DAY])
    wall = time.fromisoformat(given[blocks.AT])
    at = instant(day, wall, turn.speaker.zone)
    which = Which(meant.pairing_id, meant.slot)
    await hours.propose(kamarade.database, act_of(turn, kamarade), which, at)
    await turn.ack()


async def agree(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Agree to the hour that the other proposed."""
    await turn.ack()
    meant, speaker = Meant.loads(action["value"]), turn.speaker
    at = datetime.fromisoformat(meant.at)
    hour = await hours.agree(kamarade.database, act_of(turn, kamarade), meant.meeting_id, at)
    words = kamarade.say(
        speaker.language, "meeting_agreed", at=hour.at, zone=speaker.zone, other=""
    )
    await turn.tell(saying(words["noted"]))


async def change(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Ask for a change of buddy: no reason, nobody blamed."""
    await turn.ack()
    act = act_of(turn, kamarade)
    seen = await proposals.ask_for_change(kamarade.database, act, action["value"])
    words = kamarade.say(
        turn.speaker.language, "pairing_strained", days=kamarade.shelf.pairing.change_days, other=""
    )
    is_newcomer = turn.speaker.id == seen.newcomer_id
    said = words["changed_newcomer" if is_newcomer else "changed_buddy"]
    await turn.tell(saying(said))


async def stay(turn: Turn, kamarade: Kamarade) -> None:
    """Go on together."""
    await turn.ack()
    words = kamarade.say(turn.speaker.language, "pairing_strained", days=0, other="")
    await turn.tell(saying(words["stayed"]))


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(re.compile(rf"^{re.escape(blocks.LOG)}\."), log)
    reception.action(blocks.PROPOSE, open_hour)
    reception.view(blocks.HOUR, propose)
    reception.action(blocks.AGREE, agree)
    reception.action(blocks.CHANGE, change)
    reception.action(blocks.STAY, stay)
