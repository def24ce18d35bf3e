"""An obstacle as who is blocked sees it, and as whoever must lift it does."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    MarkdownTextObject,
    SectionBlock,
)

from bot.blocks import bonus
from bot.blocks.answers import entry_button
from bot.blocks.pieces import actions, context, section, verbatim
from bot.domain.obstacle_states import Act
from bot.texts import Words

PRESS = "obstacles.press"  # followed by the act
OPEN = "obstacles.open"  # followed by the act: it opens a window first
SEE = "obstacles.see"

# The name in content/messages of the button of each act.
_NEWCOMER = {
    Act.CONFIRM: "settled",
    Act.WAIT: "wait",
    Act.WITHDRAW: "mistake",
    Act.DENY: "again",
}
_FORMS = frozenset({Act.DATE, Act.ASK, Act.HAND_OVER, Act.ANSWER})


@dataclass(frozen=True, slots=True)
class Offer:
    """The acts that a message offers, on which obstacle, by the name of each button."""

    obstacle_id: str
    acts: Sequence[tuple[Act, str]]


def buttons(words: Words, offer: Offer, *more: ButtonElement) -> list[Block]:
    """Build the buttons that still make sense; none leave no trace."""
    elements = [_button(words[name], act, offer.obstacle_id) for act, name in offer.acts]
    return [actions([*elements, *more])] if elements or more else []


def _button(text: str, act: Act, obstacle_id: str) -> ButtonElement:
    prefix = OPEN if act in _FORMS else PRESS
    is_first = act in {Act.TAKE, Act.ANSWER}
    return ButtonElement(
        text=text,
        action_id=f"{prefix}.{act}",
        value=obstacle_id,
        style="primary" if is_first else None,
    )


def card(
    words: Words,
    acts: Sequence[Act],
    obstacle_id: str,
    entry: tuple[str, str] | None,
    *,
    is_private: bool,
) -> list[Block]:
    """Build what who is blocked follows: where it stands, what comes next, what they may do.

    The manager reads what touches a bonus: what `is_private` speaks of somebody, and offers none.
    """
    offer = Offer(obstacle_id, [(act, _NEWCOMER[act]) for act in acts])
    record = [] if is_private else [bonus.opening(words, obstacle_id)]
    aside = [*record, *([entry_button(*entry)] if entry else [])]
    more = aside if acts else []
    return [
        section(words["title"]),
        section(words["body"]),
        *noted(words["next"]),
        *buttons(words, offer, *more),
    ]


def news(body: str) -> list[Block]:
    """Build one thing that happened."""
    return [section(body)]


def choice(words: Words, body: str, offer: Offer) -> list[Block]:
    """Build one thing that happened, with what may be answered; else where it stands now."""
    after = buttons(words, offer) or noted(words["status"])
    return [section(body), *after]


def noted(text: str) -> list[Block]:
    """Build a line in small print, unless there is nothing to say."""
    return [context(text)] if text else []


def for_owner(words: Words, said: tuple[str, str | None], offer: Offer) -> list[Block]:
    """Build what must be known to lift an obstacle, and nothing more."""
    text, prevents = said
    consequence = (
        [
            section(words["prevents"]),
            verbatim(prevents),
        ]
        if prevents
        else []
    )
    return [
        section(words["title"]),
        verbatim(text),
        *consequence,
        *noted(words["facts"]),
        *([section(words["why"])] if words["why"] else []),
        *noted(words["status"]),
        *buttons(words, offer),
    ]


def letter(words: Words, body: str, text: str, offer: Offer) -> list[Block]:
    """Build somebody's words, exactly as written, with a way to answer."""
    return [
        section(body),
        verbatim(text),
        *(noted(words["question_note"]) if offer.acts else []),
        *buttons(words, offer),
    ]


def listed(
    words: Words, mine: Sequence[tuple[str, str]], owed: Sequence[tuple[str, str]]
) -> list[Block]:
    """Build both lists: each line with its obstacle a press away."""
    after = [section(words["owed"])] if owed else []
    return [
        section(words["mine"]),
        *(_line(words, *line) for line in mine),
        *after,
        *(_line(words, *line) for line in owed),
    ]


def _line(words: Words, text: str, obstacle_id: str) -> SectionBlock:
    see = ButtonElement(text=words["see"], action_id=SEE, value=obstacle_id)
    return SectionBlock(text=MarkdownTextObject(text=text), accessory=see)
