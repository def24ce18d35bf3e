"""`/kamarade-rh`: the console, its pages, its search, its file; and what each card can do."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.blocks import console as blocks
from bot.blocks import forms
from bot.blocks.console import Where
from bot.blocks.pieces import saying
from bot.domain.roles import Role
from bot.domain.tabs import Place, Tab
from bot.handing import hand
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.listeners.home import go
from bot.notices.naming import name_of
from bot.reception import Reception
from bot.services import auditing, console, journeys, lifecycle
from bot.services.journeys import Act
from bot.tabs import console as tab
from bot.tabs.sheet import sheet
from bot.texts import Words
from bot.turn import Turn


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show the console."""
    await turn.tell(await tab.shown(kamarade, turn.speaker, Where()))


async def show(
    turn: Turn, body: dict[str, Any], action: dict[str, Any], kamarade: Kamarade
) -> None:
    """Show a page, a concern or everybody, in the place of what was pressed."""
    await turn.ack()
    if (body.get("view") or {}).get("type") == "home":
        await go(turn, kamarade, Place(Tab.HR, action["value"]))
        return
    where = Where.loads(action["value"])
    await turn.show_instead(await tab.shown(kamarade, turn.speaker, where))


async def search(turn: Turn, kamarade: Kamarade, rest: str) -> None:
    """Show who answers to a name; ask for it where none was typed."""
    if rest:
        await turn.tell(await tab.shown(kamarade, turn.speaker, Where(name=rest)))
    else:
        await _ask_for_a_name(turn, kamarade)


async def press_search(turn: Turn, kamarade: Kamarade) -> None:
    """Ask for a name."""
    await turn.ack()
    await _ask_for_a_name(turn, kamarade)


async def _ask_for_a_name(turn: Turn, kamarade: Kamarade) -> None:
    words = kamarade.say(turn.speaker.language, "console")
    await turn.open(blocks.search_form(words, metadata=""))


async def find(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Show who answers to the name that was typed."""
    await turn.ack()
    name = forms.typed(view)[blocks.NAME]
    await turn.tell(await tab.shown(kamarade, turn.speaker, Where(name=name)))


async def export(turn: Turn, kamarade: Kamarade, _rest: str = "") -> None:
    """Send the list as a file, to whoever asked and nobody else; the audit says so."""
    speaker = turn.speaker
    everybody = console.everybody(kamarade.database, speaker.workspace_id, tab.view_of(kamarade))
    cards = [card async for card in everybody]
    await auditing.note(kamarade.database, speaker.in_private, "console.export", kamarade.now())
    words = kamarade.say(speaker.language, "console")
    file = sheet(kamarade, speaker, cards)
    await hand(turn, kamarade, [file], words["exported"], lists_people=True)
    await turn.tell(saying(words["export_sent"]))


async def press_export(turn: Turn, kamarade: Kamarade) -> None:
    """Send the list as a file."""
    await turn.ack()
    await export(turn, kamarade)


async def ask_leave(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Ask for the days of an absence."""
    await turn.ack()
    words = await _words(turn, kamarade, action["value"])
    await turn.open(blocks.leave_form(words, action["value"], kamarade.today()))


async def ask_start(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Ask for another first day."""
    await turn.ack()
    known = await journeys.known(kamarade.database, action["value"])
    words = await _words(turn, kamarade, action["value"])
    await turn.open(blocks.move_form(words, action["value"], known.journey.started_on))


async def leave(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Note an absence."""
    journey_id = view["private_metadata"]
    first, last = (_date(view, name) for name in (blocks.FIRST, blocks.LAST))
    await lifecycle.take_leave(kamarade.database, _act(turn, kamarade), journey_id, first, last)
    await turn.ack()
    await _tell(turn, kamarade, journey_id, "left_out")


async def move(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Change the first day."""
    journey_id, started_on = view["private_metadata"], _date(view, blocks.STARTED)
    await lifecycle.move_start(kamarade.database, _act(turn, kamarade), journey_id, started_on)
    await turn.ack()
    await _tell(turn, kamarade, journey_id, "moved")


async def back(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """End today's absence."""
    await turn.ack()
    act = _act(turn, kamarade)
    await lifecycle.come_back(kamarade.database, act, action["value"], act.today)
    await _tell(turn, kamarade, action["value"], "is_back")


async def end(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """End a journey."""
    await turn.ack()
    await lifecycle.leave_company(kamarade.database, _act(turn, kamarade), action["value"])
    await _tell(turn, kamarade, action["value"], "ended")


def _act(turn: Turn, kamarade: Kamarade) -> Act:
    return Act(turn.speaker.in_private, kamarade.guide, kamarade.now())


async def _tell(turn: Turn, kamarade: Kamarade, journey_id: str, block: str) -> None:
    said = (await _words(turn, kamarade, journey_id))[block]
    await turn.tell(saying(said))


async def _words(turn: Turn, kamarade: Kamarade, journey_id: str) -> Words:
    known = await journeys.known(kamarade.database, journey_id)
    return kamarade.say(
        turn.speaker.language,
        "console",
        newcomer=name_of(known.newcomer),
        started_on=known.journey.started_on,
    )


def _date(view: Mapping[str, Any], name: str) -> date:
    return date.fromisoformat(forms.typed(view)[name])


FOR_HR = (
    Subcommand("console", ("console",), ("console",), run),
    Subcommand("search", ("chercher",), ("search", "find"), search),
    Subcommand("export", ("exporter",), ("export",), export),
)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    hr = Role.HR
    reception.action(re.compile(rf"^{re.escape(blocks.SHOW)}\."), show, needs=hr)
    reception.action(blocks.SEARCH, press_search, needs=hr)
    reception.view(blocks.FIND, find, needs=hr)
    reception.action(blocks.EXPORT, press_export, needs=hr)
    reception.action(blocks.LEAVE, ask_leave, needs=hr)
    reception.view(blocks.KEEP_LEAVE, leave, needs=hr)
    reception.action(blocks.MOVE, ask_start, needs=hr)
    reception.view(blocks.KEEP_MOVE, move, needs=hr)
    reception.action(blocks.BACK, back, needs=hr)
    reception.action(blocks.END, end, needs=hr)
