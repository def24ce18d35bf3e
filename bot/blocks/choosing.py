"""HR chooses a buddy: the three best with the reasons, or somebody else."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    MarkdownTextObject,
    Option,
    RadioButtonsElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import actions, context, cut, section
from bot.texts import Words

CHOOSE, KEEP, RELEASE = "pairing.choose", "pairing.keep", "pairing.release"
BEST, OTHER = "best", "other"


def form(
    words: Words, best: Sequence[tuple[str, str, str]], journey_id: str, *, has_one: bool
) -> View:
    """Build the window: each candidate by id, name and reasons."""
    chosen = [_best(words, best)] if best else [section(words["nobody"])]
    other = forms.field(words, OTHER, UserSelectElement(), optional=bool(best))
    release = ButtonElement(text=words["release"], action_id=RELEASE, value=journey_id)
    return forms.form(
        words,
        KEEP,
        [
            section(words["intro"]),
            *chosen,
            other,
            context(words["barred"]),
            *([actions([release])] if has_one else []),
        ],
        journey_id,
    )


def _best(words: Words, best: Sequence[tuple[str, str, str]]) -> Block:
    options = [
        Option(
            value=person_id,
            text=MarkdownTextObject(text=f"*{name[:60]}*"),
            description=cut(why, forms.LONGEST_OPTION),
        )
        for person_id, name, why in best
    ]
    element = RadioButtonsElement(options=options, initial_option=options[0])
    return forms.field(words, BEST, element, optional=True)
