"""What owners keep of the booklet, and what waits for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    SectionBlock,
    StaticSelectElement,
)

from bot.blocks import answers, choosing_entries
from bot.blocks.choosing_entries import Choices
from bot.blocks.pieces import actions, context, cut, section
from bot.texts import Words

SEND = "upkeep.send"  # followed by the role: an action_id is unique in its block
STILL, EDIT, COMPARE = "upkeep.still", "upkeep.edit", "upkeep.compare"
LATE = "late"  # begins the ids of the two blocks of an entry
LONGEST = 2_900
MOST_BLOCKS = 44  # Slack takes fifty


@dataclass(frozen=True, slots=True)
class Late:
    """An entry that waits for its owner; `may_compare` where two texts are there to choose from."""

    entry_id: str
    sentence: str
    is_stale: bool
    may_compare: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One role's list: what is late, what to fill in, everything by its title."""

    role: str
    intro: str
    late: Sequence[Late]
    unfilled: str
    titles: str
    entries: Choices


def mine(words: Words, lists: Sequence[Listed]) -> list[Block]:
    """Build what an owner keeps: what to do first, then everything by its title."""
    shown: list[Block] = [HeaderBlock(text=words["title"])]
    for one in lists:
        blocks = [*_role(words, one), DividerBlock()]
        if len(shown) + len(blocks) > MOST_BLOCKS:
            shown.append(context(words["more_roles"]))
            break
        shown += blocks
    return [*shown, context(words["how"])]


def _role(words: Words, one: Listed) -> list[Block]:
    return [
        section(cut(one.intro, LONGEST)),
        *late(words, one.late),
        *([section(cut(one.unfilled, LONGEST))] if one.unfilled else []),
        *([context(cut(one.titles, LONGEST))] if one.titles else []),
        *([actions([any_entry(words, one.entries)])] if one.entries else []),
    ]


def late(words: Words, entries: Sequence[Late]) -> list[Block]:
    """Build the entries that wait: a sentence, and what may be pressed, each."""
    return [block for one in entries for block in _late(words, one)]


def _late(words: Words, one: Late) -> tuple[Block, Block]:
    buttons = [
        *([_press(words, "still", STILL, one)] if one.is_stale else []),
        *([_press(words, "compare", COMPARE, one)] if one.may_compare else []),
        _press(words, "edit", EDIT, one),
        _press(words, "read", f"{answers.SHOW}.{one.entry_id}", one),
    ]
    text = SectionBlock(block_id=f"{LATE}.{one.entry_id}", text=_text(one.sentence))
    row = actions(buttons)
    row.block_id = f"{LATE}_acts.{one.entry_id}"
    return text, row


def _text(sentence: str) -> MarkdownTextObject:
    return MarkdownTextObject(text=sentence)


def _press(words: Words, label: str, action_id: str, one: Late) -> ButtonElement:
    return ButtonElement(text=words[label], action_id=action_id, value=one.entry_id)


def without(blocks: Sequence[dict[str, Any]], entry_id: str, instead: str) -> list[dict[str, Any]]:
    """Return the blocks of a message where a sentence stands in the place of one entry."""
    left: list[dict[str, Any]] = []
    for block in blocks:
        if block.get("block_id") == f"{LATE}.{entry_id}":
            left.append(context(instead).to_dict())
        elif block.get("block_id") != f"{LATE}_acts.{entry_id}":
            left.append(block)
    return left


def any_entry(words: Words, entries: Choices) -> StaticSelectElement:
    """Build the menu that opens any of these entries, to be corrected."""
    menu = choosing_entries.menu(entries, words["edit_any"])
    menu.action_id = EDIT
    return menu


def everybodys(
    words: Words, lines: Sequence[tuple[str, str | None]], entries: Choices
) -> list[Block]:
    """Build the whole booklet by owner: one line a role, and a button where something waits."""
    return [
        HeaderBlock(text=words["all_title"]),
        section(cut(words["all_intro"], LONGEST)),
        *(
            SectionBlock(text=_text(line), accessory=_send(words, role) if role else None)
            for line, role in lines[:40]
        ),
        actions([any_entry(words, entries)]),
    ]


def _send(words: Words, role: str) -> ButtonElement:
    return ButtonElement(text=words["send"], action_id=f"{SEND}.{role}", value=role)
