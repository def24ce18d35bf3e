"""HR chooses a newcomer's buddy from the console: one of the best, or somebody else."""

from collections.abc import Mapping
from typing import Any

from bot.blocks import choosing as blocks
from bot.blocks import forms
from bot.blocks.pieces import saying
from bot.domain.companions import OPEN
from bot.domain.people import Speaker
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners.pairing import act_of
from bot.notices.naming import name_of
from bot.notices.pairing import reasons
from bot.reception import Reception
from bot.recognising import noted
from bot.services import journeys, pairing
from bot.services.shortlists import Shortlist, Standing
from bot.texts import Words
from bot.turn import Turn


async def choose(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Show the best with the reasons in words."""
    await turn.ack()
    database, journey_id = kamarade.database, action["value"]
    found = await pairing.candidates(database, kamarade.guide, journey_id, kamarade.now())
    now = _now(await pairing.history(database, journey_id))
    words = await _words(turn, kamarade, journey_id, found, now)
    language = turn.speaker.language
    best = [
        (one.person_id, one.named.name, ", ".join(reasons(kamarade, language, one.because)))
        for one in found.best
    ]
    await turn.open(blocks.form(words, best, journey_id, has_one=now is not None))


def _now(history: Any) -> Standing | None:
    return next((one for one in history if one.state in OPEN), None)


async def _words(
    turn: Turn, kamarade: Kamarade, journey_id: str, found: Shortlist, now: Standing | None
) -> Words:
    speaker = turn.speaker
    known = await journeys.known(kamarade.database, journey_id)
    return kamarade.say(
        speaker.language,
        "buddy_choice",
        newcomer=name_of(known.newcomer),
        buddy=name_of(now.buddy) if now else "",
        bars=_bars(kamarade, speaker, found),
    )


def _bars(kamarade: Kamarade, speaker: Speaker, found: Shortlist) -> list[str]:
    return [
        kamarade.say(speaker.language, "pairing_bars", count=count)[bar.value]
        for bar, count in found.barred.items()
    ]


async def keep(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Ask whoever was chosen, in place of whoever was before."""
    journey_id, buddy_id = view["private_metadata"], await _chosen(turn, view, kamarade)
    act = act_of(turn, kamarade)
    await pairing.change(kamarade.database, act, journey_id, buddy_id)
    await turn.ack()
    await _tell(turn, kamarade, journey_id, "asked")


async def _chosen(turn: Turn, view: Mapping[str, Any], kamarade: Kamarade) -> str | None:
    """Return who was chosen: somebody else goes before the list, and nobody means the best."""
    given = forms.typed(view)
    if given[blocks.OTHER]:
        return (await noted(kamarade, turn.client, given[blocks.OTHER])).id
    return given.get(blocks.BEST) or None


async def release(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """End the pair, and ask nobody else."""
    await turn.ack()
    await pairing.end(kamarade.database, act_of(turn, kamarade), action["value"])
    await _tell(turn, kamarade, action["value"], "released")


async def _tell(turn: Turn, kamarade: Kamarade, journey_id: str, block: str) -> None:
    known = await journeys.known(kamarade.database, journey_id)
    now = _now(await pairing.history(kamarade.database, journey_id))
    words = kamarade.say(
        turn.speaker.language,
        "buddy_choice",
        newcomer=name_of(known.newcomer),
        buddy=name_of(now.buddy) if now else "",
    )
    await turn.tell(saying(words[block]))


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.CHOOSE, choose, needs=Role.HR)
    reception.view(blocks.KEEP, keep, needs=Role.HR)
    reception.action(blocks.RELEASE, release, needs=Role.HR)
