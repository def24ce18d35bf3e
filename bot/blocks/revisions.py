"""What the booklet may gain: the form that proposes, and the view before and after."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
)
from slack_sdk.models.blocks.basic_components import OptionGroup
from slack_sdk.models.views import View

from bot.blocks import markdown
from bot.blocks.pieces import actions, context, section
from bot.domain.revisions import RevisionState
from bot.texts import Words

Choices = Mapping[str, Sequence[tuple[str, str]]]

PROPOSE = "revisions.propose"
FORM = "revisions.form"
APPROVE, REFUSE, WITHDRAW = "revisions.approve", "revisions.refuse", "revisions.withdraw"
ENTRY, ASKED, TITLE, BODY = "entry", "asked", "title", "body"
CHOSEN = "chosen"
LONGEST_OPTION, LONGEST_GROUP, MOST_IN_GROUP = 75, 75, 100


def form(words: Words, entries: Choices, prefilled: tuple[str, str], metadata: str) -> View:
    """Build the form; `entries` are by theme, `prefilled` the question and the answer given."""
    asked, body = prefilled
    return View(
        type="modal",
        callback_id=FORM,
        private_metadata=metadata,
        title=words["form_title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[
            section(words["form_intro"]),
            _input((ENTRY, words["entry"]), _select(entries), hint=words["entry_hint"]),
            _input((ASKED, words["asked"]), _typed(asked, 300), optional=False),
            _input((TITLE, words["new_title"]), _typed("", 150), hint=words["new_hint"]),
            _input(
                (BODY, words["new_body"]), _typed(body, 3000, lines=True), hint=words["new_hint"]
            ),
        ],
    )


def _input(
    named: tuple[str, str],
    element: InputInteractiveElement,
    *,
    hint: str | None = None,
    optional: bool = True,
) -> InputBlock:
    """Build a field; `named` is its id and its label."""
    block_id, label = named
    return InputBlock(block_id=block_id, label=label, hint=hint, element=element, optional=optional)


def _typed(initial: str, longest: int, *, lines: bool = False) -> PlainTextInputElement:
    return PlainTextInputElement(
        action_id=CHOSEN,
        multiline=lines,
        max_length=longest,
        initial_value=initial[:longest] or None,
    )


def _select(entries: Choices) -> StaticSelectElement:
    groups = [
        OptionGroup(
            label=theme[:LONGEST_GROUP],
            options=[Option(value=key, label=short(title)) for key, title in some[:MOST_IN_GROUP]],
        )
        for theme, some in entries.items()
    ]
    return StaticSelectElement(action_id=CHOSEN, option_groups=groups)


def short(title: str) -> str:
    """Return a title that fits in a menu."""
    return title if len(title) <= LONGEST_OPTION else f"{title[: LONGEST_OPTION - 1]}…"


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
