"""`/kamarade`, its help, and the Home tab."""

import re
from typing import Any

from slack_sdk.models.views import View

from bot.blocks import home as blocks
from bot.domain.booklet import THEMES
from bot.domain.people import Speaker
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners import (
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
from bot.services import people
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
    *buddies.FOR_ALL,
    *checkins.FOR_ALL,
    *talks.FOR_ALL,
    *reports.FOR_ALL,
    *companions.FOR_ALL,
    *pace.FOR_ALL,
    *privacy.FOR_ALL,
    *upkeep.FOR_ALL,
)


async def open_home(turn: Turn, event: dict[str, Any], kamarade: Kamarade) -> None:
    """Bring the Home tab up to date when it is opened."""
    if event.get("tab") == "home":
        await turn.publish(await home(kamarade, turn.speaker))


async def home(kamarade: Kamarade, speaker: Speaker) -> View:
    """Build the person's Home tab."""
    first_name = speaker.name.split(" ")[0]
    words = kamarade.say(speaker.language, "home", name=first_name)
    present = {entry.theme for entry in kamarade.shelf.booklet}
    themes = [(theme, words[theme]) for theme in THEMES if theme in present]
    is_hr = await people.has_role(kamarade.database, speaker.id, Role.HR)
    attention = (await waiting.listed(kamarade, speaker)).blocks if is_hr else ()
    return blocks.home(words, themes, attention)


async def browse(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Show the entries of a theme in the Home tab."""
    await turn.ack()
    theme, language = action["value"], turn.speaker.language
    words = kamarade.say(language, "home", name="")
    entries = [
        (entry.id, entry.title)
        for entry in kamarade.shelf.booklet
        if entry.theme == theme and entry.language is language
    ]
    await turn.publish(blocks.theme(words, words[theme], entries))


async def back(turn: Turn, kamarade: Kamarade) -> None:
    """Return to the first page of the Home tab."""
    await turn.ack()
    await turn.publish(await home(kamarade, turn.speaker))


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.command("/kamarade", run)
    reception.event("app_home_opened", open_home)
    reception.action(re.compile(rf"^{re.escape(blocks.THEME)}\."), browse)
    reception.action(blocks.BACK, back)
