"""What the booklet may gain: the form that proposes, and the view before and after."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    Option,
    StaticSelectElement,
)
from slack_sdk.models.blocks.basic_components import OptionGroup
from slack_sdk.models.views import View

from bot.blocks import forms, markdown
from bot.blocks.pieces import actions, context, cut, section
from bot.domain.revisions import RevisionState
from bot.texts import Words

Choices = Mapping[str, Sequence[tuple[str, str]]]

PROPOSE = "revisions.propose"
FORM = "revisions.form"
APPROVE, REFUSE, WITHDRAW = "revisions.approve", "revisions.refuse", "revisions.withdraw"
ENTRY, ASKED, TITLE, BODY = "entry", "asked", "new_title", "new_body"
LONGEST_GROUP, MOST_IN_GROUP = 75, 100


def form(words: Words, entries: Choices, prefilled: tuple[str, str], metadata: str) -> View:
    """Build the form; `entries` are by theme, `prefilled` the question and the answer given."""
    asked, body = prefilled
    return forms.form(
        words,
        FORM,
        [
            section(words["form_intro"]),
            forms.field(words, ENTRY, _select(entries), optional=True),
            forms.field(words, ASKED, forms.line(300, asked)),
            forms.field(words, TITLE, forms.line(150), optional=True),
            forms.field(words, BODY, forms.lines(3000, body), optional=True),
        ],
        metadata,
        name="form",
    )


def _select(entries: Choices) -> StaticSelectElement:
    groups = [
        OptionGroup(
            label=theme[:LONGEST_GROUP],
            options=[
                Option(value=key, label=cut(title, forms.LONGEST_OPTION))
                for key, title in some[:MOST_IN_GROUP]
            ],
        )
        for theme, some in entries.items()
    ]
    return StaticSelectElement(option_groups=groups)


def proposal(words: Words, revision_id: str, body: str, state: RevisionState) -> list[Block]:
    """Build a proposal as it stands: before, after, and the decision or what became of it."""
    blocks: list[Block] = [
        section(words["title"]),
        section(words["before"]),
        section(words["after"]),
        *(markdown.blocks(body) if body else []),
    ]
    if state is not RevisionState.PROPOSED:
        blocks.append(context(words["done"]))
    buttons = {
        RevisionState.PROPOSED: (("approve", APPROVE), ("refuse", REFUSE)),
        RevisionState.APPROVED: (("withdraw", WITHDRAW),),
    }.get(state, ())
    elements = [
        ButtonElement(text=words[name], action_id=action, value=revision_id)
        for name, action in buttons
    ]
    return [*blocks, actions(elements)] if elements else blocks
