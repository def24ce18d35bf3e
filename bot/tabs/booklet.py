"""The booklet by theme, in the Home tab."""

from slack_sdk.models.blocks import Block

from bot.blocks import home as blocks
from bot.domain.booklet import THEMES
from bot.domain.people import Speaker
from bot.kamarade import Kamarade


async def themes(kamarade: Kamarade, speaker: Speaker, detail: str) -> list[Block]:
    """Build the booklet: its themes, or the entries of the one that `detail` names."""
    words = kamarade.say(speaker.language, "home", name=speaker.name.split(" ")[0])
    if detail in THEMES:
        entries = [
            (entry.id, entry.title)
            for entry in kamarade.shelf.booklet
            if entry.theme == detail and entry.language is speaker.language
        ]
        return blocks.theme(words, words[detail], entries)
    return [*blocks.hello(words), *buttons(kamarade, speaker)]


def buttons(kamarade: Kamarade, speaker: Speaker) -> list[Block]:
    """Build the themes, a press away."""
    words = kamarade.say(speaker.language, "home", name="")
    present = {entry.theme for entry in kamarade.shelf.booklet}
    return blocks.themes(words, [(one, words[one]) for one in THEMES if one in present])
