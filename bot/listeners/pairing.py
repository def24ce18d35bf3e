"""A buddy's answer, and why not if they care to say."""

from typing import Any

from bot.blocks import forms
from bot.blocks import pairing as blocks
from bot.blocks.pieces import saying
from bot.kamarade import Kamarade
from bot.reception import Reception
from bot.services import proposals
from bot.services.journeys import Act
from bot.turn import Turn


def act_of(turn: Turn, kamarade: Kamarade) -> Act:
    """Return the speaker's act, now, with the content in use."""
    return Act(turn.speaker.in_private, kamarade.guide, kamarade.now())


async def accept(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep a buddy's yes."""
    await _answer(turn, action["value"], kamarade, accepts=True)


async def decline(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep a buddy's no."""
    await _answer(turn, action["value"], kamarade, accepts=False)


async def _answer(turn: Turn, pairing_id: str, kamarade: Kamarade, *, accepts: bool) -> None:
    await turn.ack()
    act = act_of(turn, kamarade)
    state = await proposals.answer(kamarade.database, act, pairing_id, accepts=accepts)
    words = kamarade.say(turn.speaker.language, "pairing_answered", state=state.value)
    await turn.tell(saying(words["body"]))


async def open_reason(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the form in which a buddy says why not, to HR alone."""
    await turn.ack()
    words = kamarade.say(turn.speaker.language, "pairing_answered", state="declined")
    await turn.open(blocks.reason_form(words, action["value"]))


async def give_reason(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep why a buddy declined."""
    text = forms.typed(view)[blocks.TEXT]
    act = act_of(turn, kamarade)
    await proposals.give_reason(kamarade.database, act, view["private_metadata"], text)
    await turn.ack()


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.ACCEPT, accept)
    reception.action(blocks.DECLINE, decline)
    reception.action(blocks.WHY, open_reason)
    reception.view(blocks.REASON, give_reason)
