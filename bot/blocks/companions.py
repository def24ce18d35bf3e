"""One's buddy and one's newcomers, and what a newcomer wishes for."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ConfirmObject,
    DividerBlock,
    UserMultiSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.meetings import CHANGE, LOG, PROPOSE, Meant
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

WISH, WISHED = "companions.wish", "companions.wished"
LEARNING, RANGE = "learning", "product_range"
PREFERENCE, NOT_WITH = "preference", "not_with"
# What may break a tie between two buddies: what the points look at, load aside.
PREFERENCES = ("segment", "product_range", "tools", "site", "country", "strength")


def companion(words: Words, logged: Meant, meant: Meant) -> list[Block]:
    """Build what one of the two sees of the other: `logged` is what they may say they held."""
    confirm = ConfirmObject(
        title=words["change"], text=words["sure"], confirm=words["change"], deny=words["keep"]
    )
    acts = actions(
        [
            ButtonElement(text=words["met"], action_id=f"{LOG}.met", value=logged.dumps()),
            ButtonElement(text=words["propose"], action_id=PROPOSE, value=meant.dumps()),
            ButtonElement(
                text=words["change"], action_id=CHANGE, value=meant.pairing_id, confirm=confirm
            ),
        ]
    )
    return [
        section(words["who"]),
        section(words["next"]),
        acts,
        context(words["tally"]),
        DividerBlock(),
    ]


def mine(words: Words, shown: Sequence[Block], doors: Sequence[tuple[str, str]]) -> list[Block]:
    """Build one's buddies and newcomers, then the ways to change one's own profile or wishes."""
    ways = [ButtonElement(text=words[word], action_id=action) for word, action in doors]
    return [section(words["intro"]), *shown, *([actions(ways)] if ways else [])]


def wish_form(words: Words, known: Mapping[str, str], not_with: Sequence[str]) -> View:
    """Build the form in which a newcomer says what they would like of a buddy."""
    preferences = [(one, words[f"prefer_{one}"]) for one in PREFERENCES]
    return forms.form(
        words,
        WISHED,
        [
            section(words["intro"]),
            forms.field(words, LEARNING, forms.line(300, known.get(LEARNING)), optional=True),
            forms.field(words, RANGE, forms.line(80, known.get(RANGE)), optional=True),
            forms.field(
                words, PREFERENCE, forms.select(preferences, known.get(PREFERENCE)), optional=True
            ),
            forms.field(
                words,
                NOT_WITH,
                UserMultiSelectElement(initial_users=list(not_with) or None),
                optional=True,
            ),
        ],
    )
