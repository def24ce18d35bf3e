"""`/kamarade-rh absence`, `retour`, `départ`, `déplacer`, `modifier`: what happens to somebody."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from bot import calendars
from bot.blocks import forms
from bot.blocks import lifecycle as blocks
from bot.blocks.lifecycle import Now
from bot.blocks.pieces import saying
from bot.domain import cells
from bot.domain.cells import Bad
from bot.domain.errors import BadDates, NoSuchJourney, UnclearWho
from bot.domain.journeys import Track
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.reception import Reception
from bot.recognising import noted
from bot.services import enrolling, journeys, lifecycle, people
from bot.services.journeys import Act, Known
from bot.services.lifecycle import Whereabouts
from bot.texts import mention
from bot.turn import Turn

WHO = re.compile(
    r"^(?:<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|(?:<mailto:[^|>]*\|)?([^\s@|<>]+@[^\s>]+)>?)\s*(.*)$"
)


def _act(turn: Turn, kamarade: Kamarade) -> Act:
    return Act(turn.speaker.in_private, kamarade.guide, kamarade.now())


async def _named(kamarade: Kamarade, rest: str) -> tuple[Known, Sequence[str]]:
    """Return the journey of whoever begins the line, and the other words of the line."""
    found = WHO.match(rest.strip())
    if found is None:
        raise UnclearWho
    who = found[1] or found[2]
    person = await people.named(kamarade.database, kamarade.workspace_id, who)
    return await journeys.of(kamarade.database, person.id), found[3].split()


def _days(act: Act, words: Sequence[str], count: int) -> list[date]:
    """Read the days at the end of a line; the first defaults to today where none is needed."""
    reading = enrolling.reading(act)
    if len(words) != count:
        raise BadDates
    try:
        return [cells.start(word, reading) for word in words]
    except Bad:
        raise BadDates from None


async def leave(turn: Turn, kamarade: Kamarade, rest: str) -> None:
    """Note an absence: who, its first day and its last."""
    act = _act(turn, kamarade)
    known, words = await _named(kamarade, rest)
    first, last = _days(act, words, 2)
    await lifecycle.take_leave(kamarade.database, act, known.journey.id, first, last)
    await _tell(turn, kamarade, known, "leave", first=first, last=last)


async def move(turn: Turn, kamarade: Kamarade, rest: str) -> None:
    """Change the first day."""
    act = _act(turn, kamarade)
    known, words = await _named(kamarade, rest)
    [day] = _days(act, words, 1)
    await lifecycle.move_start(kamarade.database, act, known.journey.id, day)
    await _tell(turn, kamarade, known, "move", first=day)


async def back(turn: Turn, kamarade: Kamarade, rest: str) -> None:
    """End an absence today, or open again what was ended."""
    act = _act(turn, kamarade)
    known, words = await _named(kamarade, rest)
    day = _days(act, words, 1)[0] if words else act.today
    await lifecycle.come_back(kamarade.database, act, known.journey.id, day)
    await _tell(turn, kamarade, known, "back", first=day)


async def end(turn: Turn, kamarade: Kamarade, rest: str) -> None:
    """End a journey: the person left."""
    known, _ = await _named(kamarade, rest)
    await lifecycle.leave_company(kamarade.database, _act(turn, kamarade), known.journey.id)
    await _tell(turn, kamarade, known, "end")


async def _tell(turn: Turn, kamarade: Kamarade, known: Known, block: str, **days: date) -> None:
    who = known.newcomer
    words = kamarade.say(
        turn.speaker.language,
        "lifecycle",
        who=mention(who.slack_id) if who.slack_id else who.name or who.email or "",
        **{"first": date.min, "last": date.min, **days},
    )
    body = words[f"{block}_done"]
    await turn.tell(saying(body))


async def modify(turn: Turn, kamarade: Kamarade, rest: str) -> None:
    """Open the form that changes a manager, a place or a craft."""
    known, _ = await _named(kamarade, rest)
    await _open(turn, kamarade, known)


async def press(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the form from a card."""
    await turn.ack()
    await _open(turn, kamarade, await journeys.known(kamarade.database, action["value"]))


async def _open(turn: Turn, kamarade: Kamarade, known: Known) -> None:
    language, who, journey = turn.speaker.language, known.newcomer, known.journey
    if journey.workspace_id != kamarade.workspace_id:
        raise NoSuchJourney
    words = kamarade.say(language, "lifecycle", who=who.name or who.email or "")
    crafts = kamarade.say(language, "enrol")
    now = Now(
        journey.id,
        known.line_manager.slack_id if known.line_manager else None,
        who.country,
        who.region,
        journey.site,
        journey.track.value if journey.track else None,
        calendars.offered(language.value, who.country),
        [(track.value, crafts[track.value]) for track in Track],
    )
    await turn.open(blocks.form(words, now))


async def change(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Change what was changed in the form; everything planned follows."""
    act, held, journey_id = _act(turn, kamarade), forms.typed(view), view["private_metadata"]
    known = await journeys.known(kamarade.database, journey_id)
    manager_id = None
    if account := held["line_manager"]:
        manager_id = (await noted(kamarade, turn.client, account)).id
    country = held["country"] or known.newcomer.country
    where = Whereabouts(country, held["region"] or None, held["site"] or None)
    track = Track(held["track"]) if held["track"] else None
    wanted = lifecycle.Wanted(manager_id, where, track)
    await lifecycle.change(kamarade.database, act, journey_id, wanted)
    await turn.ack()
    await _tell(turn, kamarade, known, "change")


def _typed(name: str, french: str, english: str, run: Callable[..., Any]) -> Subcommand:
    return Subcommand(name, (french,), (english,), run)


FOR_HR = (
    _typed("move", "déplacer", "move", move),
    _typed("leave", "absence", "leave", leave),
    _typed("back", "retour", "back", back),
    _typed("modify", "modifier", "modify", modify),
    _typed("end", "départ", "end", end),
)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.EDIT, press, needs=Role.HR)
    reception.view(blocks.CHANGE, change, needs=Role.HR)
