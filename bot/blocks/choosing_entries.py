"""A menu of booklet entries, by theme."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import Option, StaticSelectElement
from slack_sdk.models.blocks.basic_components import OptionGroup

from bot.blocks.forms import LONGEST_OPTION
from bot.blocks.pieces import cut

Choices = Mapping[str, Sequence[tuple[str, str]]]  # by theme: ids and titles
MOST_IN_GROUP = 100


def menu(entries: Choices, placeholder: str | None = None) -> StaticSelectElement:
    """Build a menu of entries under the names of their themes."""
    groups = [
        OptionGroup(
            label=cut(theme, LONGEST_OPTION),
            options=[
                Option(value=key, label=cut(title, LONGEST_OPTION))
                for key, title in some[:MOST_IN_GROUP]
            ],
        )
        for theme, some in entries.items()
    ]
    return StaticSelectElement(option_groups=groups, placeholder=placeholder)
