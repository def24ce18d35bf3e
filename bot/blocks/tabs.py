"""The pages of the Home tab, and the row that goes from one to another."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.blocks import checkins, obstacles, privacy
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

GO = "home.tab"  # followed by the page
BLOCKED = "home.blocked"
MOST = 100  # blocks of a view


def tabs(words: Words, names: Sequence[str], current: str) -> list[Block]:
    """Build the row of pages; somebody who has one alone needs no row."""
    if len(names) < 2:
        return []
    buttons = [
        ButtonElement(
            text=words[name],
            action_id=f"{GO}.{name}",
            value=name,
            style="primary" if name == current else None,
        )
        for name in names
    ]
    return [actions(buttons)]


def view(blocks: Sequence[Block]) -> View:
    """Build the tab."""
    return View(type="home", blocks=list(blocks[:MOST]))


def headed(title: str, *texts: str) -> list[Block]:
    """Build a title and what stands under it."""
    return [HeaderBlock(text=title), *(section(text) for text in texts)]


def group(title: str, inside: Sequence[Block], otherwise: str = "") -> list[Block]:
    """Build a titled group, or the words that stand in its place when it is empty."""
    empty = [section(otherwise)] if otherwise and not inside else []
    return [DividerBlock(), section(title), *inside, *empty]


def note(text: str) -> ContextBlock:
    """Build small print."""
    return context(text)


def obstacle(words: Words, text: str, obstacle_id: str) -> SectionBlock:
    """Build an obstacle with the button that shows it whole."""
    see = ButtonElement(text=words["see"], action_id=obstacles.SEE, value=obstacle_id)
    return SectionBlock(text=MarkdownTextObject(text=text), accessory=see)


def blocked(words: Words) -> ActionsBlock:
    """Build the button that says what blocks somebody."""
    return actions([ButtonElement(text=words["say_blocked"], action_id=BLOCKED)])


def own_ways(words: Words) -> ActionsBlock:
    """Build the ways to somebody to talk to, and to what is kept of oneself."""
    talk = ButtonElement(text=words["talk"], action_id=checkins.TALK, value="home")
    return actions([talk, ButtonElement(text=words["kept"], action_id=privacy.SHOW)])
