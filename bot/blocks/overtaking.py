"""Two texts of one entry, and which one stays."""

from slack_sdk.models.blocks import ButtonElement
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.editing import LONGEST, Editing
from bot.blocks.pieces import actions, context, cut, section, verbatim
from bot.domain.changes import Changed
from bot.texts import Words

KEEP, TAKE = "overtaking.keep", "overtaking.take"


def window(words: Words, differ: Changed, which: Editing) -> View:
    """Build both texts, where they differ, with a button each."""
    value = which.dumps()
    keep = ButtonElement(text=words["keep"], action_id=KEEP, value=value)
    take = ButtonElement(text=words["take"], action_id=TAKE, value=value)
    return forms.read(
        words,
        [
            section(words["intro"]),
            section(words["theirs"]),
            verbatim(cut(differ.before or words["nothing"], LONGEST)),
            section(words["ours"]),
            verbatim(cut(differ.after or words["nothing"], LONGEST)),
            actions([keep, take]),
            context(words["how"]),
        ],
    )


def said(words: Words, text: str) -> View:
    """Build a window that says what was decided."""
    return forms.read(words, [section(text)], name="said")
