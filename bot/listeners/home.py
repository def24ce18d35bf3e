"""`/kamarade`, its help, and the Home tab."""

import re
from typing import Any

from bot.blocks import home as blocks
from bot.blocks import tabs as tab_blocks
from bot.domain.tabs import Place, Tab
from bot.kamarade import Kamarade
from bot.listeners import (
    bonus,
    buddies,
    checkins,
    companions,
    obstacle_acts,
    obstacles,
    pace,
    privacy,
    reports,
    talks,
    upkeep,
    waiting,
)
from bot.listeners.asking import ask_in_private
from bot.listeners.commands import Subcommand, named
from bot.posting import Message
from bot.reception import Reception
from bot.services import homes
from bot.tabs import home as tab
from bot.turn import Turn


async def run(turn: Turn, command: dict[str, Any], kamarade: Kamarade) -> None:
    """`/kamarade`: a subcommand, or a question asked in private."""
    await turn.ack()
    text = (command.get("text") or "").strip()
    if found := named(text or HELP.french[0], SUBCOMMANDS):
        await found.run(turn, kamarade, "")
    else:
        await ask_in_private(turn, kamarade, text)


async def guide(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Say what Kamarade is for."""
    words = kamarade.say(turn.speaker.language, "help")
    await turn.tell(Message(words["body"], blocks.guide(words)))


HELP = Subcommand("help", ("aide",), ("help",), guide)
# What may follow /kamarade; anything else is a question.
SUBCOMMANDS = (
    HELP,
    *obstacles.FOR_ALL,
    *obstacle_acts.FOR_ALL,
    *bonus.FOR_ALL,
    *buddies.FOR_ALL,
    *checkins.FOR_ALL,
    *talks.FOR_ALL,
    *reports.FOR_ALL,
    *companions.FOR_ALL,
    *pace.FOR_ALL,
    *privacy.FOR_ALL,
    *upkeep.FOR_ALL,
    *waiting.FOR_ALL,
)


async def open_home(turn: Turn, event: dict[str, Any], kamarade: Kamarade) -> None:
    """Bring the Home tab up to date when it is opened."""
    if event.get("tab") == "home":
        await go(turn, kamarade)


async def go(turn: Turn, kamarade: Kamarade, wanted: Place | None = None) -> None:
    """Show a page of the Home tab, or the one where the speaker was."""
    tabs = await homes.tabs_of(kamarade.database, turn.speaker.id)
    place = await homes.look(kamarade.database, turn.speaker, tabs, wanted)
    await turn.publish(await tab.home(kamarade, turn.speaker, tabs, place))


async def press_tab(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Show another page."""
    await turn.ack()
    await go(turn, kamarade, Place(Tab(action["value"])))


async def browse(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Show the entries of a theme of the booklet."""
    await turn.ack()
    await go(turn, kamarade, Place(Tab.BOOKLET, action["value"]))


async def back(turn: Turn, kamarade: Kamarade) -> None:
    """Return to the themes."""
    await turn.ack()
    await go(turn, kamarade, Place(Tab.BOOKLET))


async def press_blocked(turn: Turn, kamarade: Kamarade) -> None:
    """Open the window in which somebody says what blocks them."""
    await turn.ack()
    await obstacles.start(turn, kamarade, "")


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.command("/kamarade", run)
    reception.event("app_home_opened", open_home)
    reception.action(re.compile(rf"^{re.escape(tab_blocks.GO)}\."), press_tab)
    reception.action(tab_blocks.BLOCKED, press_blocked)
    reception.action(re.compile(rf"^{re.escape(blocks.THEME)}\."), browse)
    reception.action(blocks.BACK, back)
