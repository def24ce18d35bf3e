"""What owners keep of the booklet, and what waits for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    SectionBlock,
)

from bot.blocks import answers
from bot.blocks.pieces import context, section
from bot.texts import Words

SEND = "upkeep.send"  # followed by the role: an action_id is unique in its block
MOST = 5  # roles, entries to read again: Slack takes fifty blocks
LONGEST = 2_900


@dataclass(frozen=True, slots=True)
class Listed:
    """One role's list: `late` are sentences about entries, each with the entry to read."""

    role: str
    intro: str
    late: Sequence[tuple[str, str]]
    unfilled: str
    titles: str


def mine(words: Words, lists: Sequence[Listed]) -> list[Block]:
    """Build what an owner keeps: what to do first, then everything by its title."""
    return [
        HeaderBlock(text=words["title"]),
        *(block for one in lists[:MOST] for block in (*_role(words, one), DividerBlock())),
        _small(words["how"]),
    ]


def _role(words: Words, one: Listed) -> list[Block]:
    return [
        _section(one.intro),
        *(
            SectionBlock(text=MarkdownTextObject(text=sentence), accessory=_read(words, entry_id))
            for sentence, entry_id in one.late[:MOST]
        ),
        *([_section(one.unfilled)] if one.unfilled else []),
        *([_small(one.titles)] if one.titles else []),
    ]


def everybodys(words: Words, lines: Sequence[tuple[str, str | None]]) -> list[Block]:
    """Build the whole booklet by owner: one line a role, and a button where something waits."""
    return [
        HeaderBlock(text=words["all_title"]),
        _section(words["all_intro"]),
        *(
            SectionBlock(
                text=MarkdownTextObject(text=line), accessory=_send(words, role) if role else None
            )
            for line, role in lines[:40]
        ),
    ]


def _section(text: str) -> SectionBlock:
    return section(_short(text))


def _small(text: str) -> ContextBlock:
    return context(_short(text))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _read(words: Words, entry_id: str) -> ButtonElement:
    return ButtonElement(text=words["read"], action_id=f"{answers.SHOW}.{entry_id}", value=entry_id)


def _send(words: Words, role: str) -> ButtonElement:
    return ButtonElement(text=words["send"], action_id=f"{SEND}.{role}", value=role)
