"""HR chooses a buddy: the three best with the reasons, or somebody else."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    InputBlock,
    MarkdownTextObject,
    Option,
    RadioButtonsElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.pieces import actions, context, section
from bot.texts import Words

CHOOSE, KEEP, RELEASE = "pairing.choose", "pairing.keep", "pairing.release"
BEST, OTHER, GIVEN = "best", "other", "given"


def form(
    words: Words, best: Sequence[tuple[str, str, str]], journey_id: str, *, has_one: bool
) -> View:
    """Build the window: each candidate by id, name and reasons."""
    chosen = [_best(words, best)] if best else [section(words["nobody"])]
    other = InputBlock(
        block_id=OTHER,
        label=words["other"],
        hint=words["other_hint"],
        optional=bool(best),
        element=UserSelectElement(action_id=GIVEN),
    )
    release = ButtonElement(text=words["release"], action_id=RELEASE, value=journey_id)
    return View(
        type="modal",
        callback_id=KEEP,
        private_metadata=journey_id,
        title=words["title"],
        submit=words["submit"],
        close=words["cancel"],
        blocks=[
            section(words["intro"]),
            *chosen,
            other,
            context(words["barred"]),
            *([actions([release])] if has_one else []),
        ],
    )


def _best(words: Words, best: Sequence[tuple[str, str, str]]) -> Block:
    options = [
        Option(
            value=person_id, text=MarkdownTextObject(text=f"*{name[:60]}*"), description=_fit(why)
        )
        for person_id, name, why in best
    ]
    return InputBlock(
        block_id=BEST,
        label=words["best"],
        optional=True,
        element=RadioButtonsElement(action_id=GIVEN, options=options, initial_option=options[0]),
    )


def _fit(text: str) -> str:
    return text if len(text) <= 75 else f"{text[:74]}…"
