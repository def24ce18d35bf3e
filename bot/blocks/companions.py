"""One's buddy and one's newcomers, and what a newcomer wishes for."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ConfirmObject,
    DividerBlock,
    InputBlock,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
    UserMultiSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.meetings import CHANGE, LOG, PROPOSE, Meant
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

WISH, WISHED = "companions.wish", "companions.wished"
LEARNING, RANGE, PREFERENCE, NOT_WITH, GIVEN = (
    "learning",
    "product_range",
    "preference",
    "not_with",
    "given",
)
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
    options = [Option(value=one, text=words[f"prefer_{one}"]) for one in PREFERENCES]
    chosen = next((one for one in options if one.value == known.get(PREFERENCE)), None)
    learning = PlainTextInputElement(initial_value=known.get(LEARNING) or None, max_length=300)
    made = PlainTextInputElement(initial_value=known.get(RANGE) or None, max_length=80)
    return View(
        type="modal",
        callback_id=WISHED,
        title=words["title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[
            section(words["intro"]),
            _input(words, LEARNING, learning),
            _input(words, RANGE, made),
            _input(words, PREFERENCE, StaticSelectElement(options=options, initial_option=chosen)),
            _input(words, NOT_WITH, UserMultiSelectElement(initial_users=list(not_with) or None)),
        ],
    )


def _input(
    words: Words,
    name: str,
    element: PlainTextInputElement | StaticSelectElement | UserMultiSelectElement,
) -> InputBlock:
    element.action_id = GIVEN
    return InputBlock(
        block_id=name,
        label=words[name],
        hint=words[f"{name}_hint"],
        element=element,
        optional=True,
    )
