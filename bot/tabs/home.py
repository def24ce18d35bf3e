"""The Home tab by role. A feature adds a section by a function of its own in this table."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.blocks import tabs as blocks
from bot.blocks.console import Where
from bot.domain.people import Speaker
from bot.domain.tabs import Place, Tab
from bot.kamarade import Kamarade
from bot.tabs import booklet, console, path

Section = Callable[[Kamarade, Speaker, str], Awaitable[Sequence[Block]]]


async def _console(kamarade: Kamarade, speaker: Speaker, detail: str) -> Sequence[Block]:
    return (await console.shown(kamarade, speaker, Where.loads(detail))).blocks


PAGES: Mapping[Tab, Sequence[Section]] = {
    Tab.NEWCOMER: (path.newcomer,),
    Tab.BUDDY: (path.buddy,),
    Tab.MANAGER: (path.manager,),
    Tab.HR: (_console,),
    Tab.BOOKLET: (booklet.themes,),
}


async def home(kamarade: Kamarade, speaker: Speaker, tabs: Sequence[Tab], place: Place) -> View:
    """Build the page where somebody is, of those that they have."""
    words = kamarade.say(speaker.language, "tabs")
    inside = [
        block
        for section in PAGES[place.tab]
        for block in await section(kamarade, speaker, place.detail)
    ]
    return blocks.view([*blocks.tabs(words, [tab.value for tab in tabs], place.tab.value), *inside])
