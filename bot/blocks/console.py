"""HR's console: what to look at first, and a card for each newcomer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.blocks import choosing, forms, hr
from bot.blocks.pieces import actions, section
from bot.texts import Words

SHOW = "console.show"  # followed by where it leads
SEARCH, FIND = "console.search", "console.find"
EXPORT = "console.export"
LEAVE, MOVE, BACK, END = "console.leave", "console.move", "console.back", "console.end"
KEEP_LEAVE, KEEP_MOVE = "console.keep_leave", "console.keep_move"
NAME, FIRST, LAST, STARTED = "name", "first_on", "last_on", "started_on"
NAMED_QUESTIONS, NAMED_DELIVERIES = "questions", "deliveries"  # subcommands


@dataclass(frozen=True, slots=True)
class Where(forms.Kept):
    """What a button leads to: everybody, a concern, a name; and the page of it."""

    concern: str = ""
    name: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """One card, in words: `is_away` offers the way back instead of another leave.

    Of a journey that `is_over`, the way back is all there is; of one that `is_done`, nothing.
    """

    journey_id: str
    words: Words
    is_away: bool
    is_over: bool = False
    is_done: bool = False


def first(words: Words, lines: Sequence[tuple[str, str]]) -> list[Block]:
    """Build what to look at first: each line with the button that shows it."""
    calm = [section(words["calm"])] if not lines else []
    return [
        HeaderBlock(text=words["title"]),
        section(words["first"]),
        *calm,
        *(_concern(words, name, text) for name, text in lines),
    ]


def _concern(words: Words, name: str, text: str) -> SectionBlock:
    see = (
        hr.button(words["see"], name)
        if name in {NAMED_QUESTIONS, NAMED_DELIVERIES}
        else _to(words["see"], name, Where(concern=name))
    )
    return SectionBlock(text=MarkdownTextObject(text=text), accessory=see)


def _to(text: str, name: str, where: Where) -> ButtonElement:
    return ButtonElement(text=text, action_id=f"{SHOW}.{name}", value=where.dumps())


def tools(words: Words, where: Where) -> ActionsBlock:
    """Build the row that searches, exports, and goes back to everybody."""
    narrowed = [_to(words["everybody"], "everybody", Where())] * bool(where.concern or where.name)
    return actions(
        [
            *narrowed,
            ButtonElement(text=words["search"], action_id=SEARCH),
            ButtonElement(text=words["export"], action_id=EXPORT),
            hr.button(words["help"], "help"),
        ]
    )


def people(title: str, cards: Sequence[Shown], nobody: str) -> list[Block]:
    """Build the cards of a page."""
    empty = [] if cards else [section(nobody)]
    return [
        DividerBlock(),
        section(title),
        *empty,
        *(block for one in cards for block in card(one)),
    ]


def card(shown: Shown) -> list[Block]:
    """Build a card, with what may be done about it."""
    words, value = shown.words, shown.journey_id
    text = section(words["card"])
    if shown.is_done:
        return [text]
    if shown.is_over:
        back = ButtonElement(text=words["back"], action_id=BACK, value=value)
        return [text, actions([back])]
    buttons = [
        _away_or_back(shown),
        ButtonElement(text=words["move"], action_id=MOVE, value=value),
        ButtonElement(text=words["buddy"], action_id=choosing.CHOOSE, value=value),
        ButtonElement(
            text=words["end"],
            action_id=END,
            value=value,
            style="danger",
            confirm=_sure(words, "end", words["end_confirm"]),
        ),
    ]
    return [text, actions(buttons)]


def _away_or_back(shown: Shown) -> ButtonElement:
    words, value = shown.words, shown.journey_id
    if not shown.is_away:
        return ButtonElement(text=words["leave"], action_id=LEAVE, value=value)
    sure = _sure(words, "back", words["back_confirm"])
    return ButtonElement(text=words["back"], action_id=BACK, value=value, confirm=sure)


def _sure(words: Words, button: str, text: str) -> ConfirmObject:
    return ConfirmObject(title=words[button], text=text, confirm=words[button], deny=words["close"])


def pages(words: Words, where: Where, last: int) -> list[Block]:
    """Build the way to the pages before and after."""
    turned = [("previous", where.page - 1), ("next", where.page + 1)]
    buttons = [
        _to(words[name], name, Where(where.concern, where.name, page))
        for name, page in turned
        if 0 <= page <= last
    ]
    return [actions(buttons)] if buttons else []


def leave_form(words: Words, journey_id: str, today: date) -> View:
    """Build the window that notes an absence."""
    fields = [forms.field(words, one, forms.day(today)) for one in (FIRST, LAST)]
    return _form(KEEP_LEAVE, words, "leave", journey_id, fields)


def move_form(words: Words, journey_id: str, started_on: date) -> View:
    """Build the window that changes the first day."""
    fields = [forms.field(words, STARTED, forms.day(started_on))]
    return _form(KEEP_MOVE, words, "move", journey_id, fields)


def _form(
    callback_id: str, words: Words, name: str, metadata: str, fields: Sequence[Block]
) -> View:
    intro = section(words[f"{name}_intro"])
    return forms.form(words, callback_id, [intro, *fields], metadata, name=name)


def search_form(words: Words, *, metadata: str) -> View:
    """Build the window that asks for a name."""
    field = forms.field(words, NAME, forms.line(80))
    return forms.form(words, FIND, [field], metadata, name="search")
