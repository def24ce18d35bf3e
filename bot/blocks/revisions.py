"""What the booklet may gain: the form that proposes, and the view before and after."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms, markdown
from bot.blocks.choosing_entries import Choices, menu
from bot.blocks.pieces import actions, context, section
from bot.domain.revisions import RevisionState
from bot.texts import Words

PROPOSE = "revisions.propose"
FORM = "revisions.form"
APPROVE, REFUSE, WITHDRAW = "revisions.approve", "revisions.refuse", "revisions.withdraw"
ENTRY, ASKED, TITLE, BODY = "entry", "asked", "new_title", "new_body"


def form(words: Words, entries: Choices, prefilled: tuple[str, str], metadata: str) -> View:
    """Build the form; `entries` are by theme, `prefilled` the question and the answer given."""
    asked, body = prefilled
    return forms.form(
        words,
        FORM,
        [
            section(words["form_intro"]),
            forms.field(words, ENTRY, menu(entries), optional=True),
            forms.field(words, ASKED, forms.line(300, asked)),
            forms.field(words, TITLE, forms.line(150), optional=True),
            forms.field(words, BODY, forms.lines(3000, body), optional=True),
        ],
        metadata,
        name="form",
    )


def before_and_after(words: Words, body: str) -> list[Block]:
    """Build what an entry gains: what answered before, what does after, and a new text."""
    return [
        section(words["before"]),
        section(words["after"]),
        *(markdown.blocks(body) if body else []),
    ]


def proposal(
    words: Words, revision_id: str, middle: Sequence[Block], state: RevisionState
) -> list[Block]:
    """Build a proposal as it stands: what changes, and the decision or what became of it."""
    blocks: list[Block] = [section(words["title"]), *middle]
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
