"""A check-in: one row of buttons a question, answered in any order, changed at will."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    SectionBlock,
    StaticSelectElement,
)

from bot.blocks import answers, forms
from bot.blocks.answers import Origin
from bot.blocks.pieces import actions, context, section
from bot.domain.questionnaire import RANGES, YES, Question, Scale
from bot.texts import Words

ANSWER = "checkins.answer"  # followed by the question and the value
TAG = "checkins.tag"
TALK = "checkins.talk"
CURVE = "checkins.curve"
BLOCK = "checkins.block"
WRITE = "checkins.write"


@dataclass(frozen=True, slots=True)
class Pressed(forms.Kept):
    """What a button of a check-in carries: which question, and the answer; None, they pass."""

    checkin: str
    question: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question ready to be shown: its words, and what was answered if anything was."""

    question: Question
    words: Words
    value: str | None = None
    is_passed: bool = False


@dataclass(frozen=True, slots=True)
class Checkin:
    """A check-in ready to be shown; `tags` are the kinds of obstacles, with their names."""

    id: str
    words: Words
    asked: Sequence[Asked]
    tags: Sequence[tuple[str, str]]
    privacy: tuple[str, str]
    is_first: bool = False
    may_ask: bool = False


def checkin(one: Checkin) -> list[Block]:
    """Build the whole message: who sees what comes before the first question."""
    entry = answers.entry_button(*one.privacy) if one.is_first else None
    return [
        section(one.words["title"]),
        SectionBlock(text=MarkdownTextObject(text=one.words["privacy"]), accessory=entry),
        *body(one),
    ]


def body(one: Checkin) -> list[Block]:
    """Build what changes with each press."""
    blocks: list[Block] = []
    for asked in one.asked:
        place = f"{_prefix(one.id)}{asked.question.id}"
        text = MarkdownTextObject(text=asked.words["question"])
        blocks.append(SectionBlock(block_id=f"{place}.text", text=text))
        blocks.append(ActionsBlock(block_id=place, elements=_answers(one, asked)))
    end = [MarkdownTextObject(text=one.words["end"])]
    return [
        *blocks,
        ContextBlock(block_id=f"{_prefix(one.id)}end", elements=end),
        ActionsBlock(block_id=f"{_prefix(one.id)}ways", elements=_ways(one)),
    ]


def mended(
    message: Sequence[Mapping[str, Any]], checkin_id: str, now: Sequence[Block]
) -> list[dict[str, Any]]:
    """Return the blocks of a message with this check-in as it stands now; the rest stays."""
    ours = [str(block.get("block_id") or "").startswith(_prefix(checkin_id)) for block in message]
    at = ours.index(True) if True in ours else len(message)
    rest = [dict(block) for block, own in zip(message, ours, strict=True) if not own]
    return [*rest[:at], *(block.to_dict() for block in now), *rest[at:]]


def _prefix(checkin_id: str) -> str:
    return f"checkin.{checkin_id}."


def _answers(one: Checkin, asked: Asked) -> list[InteractiveElement]:
    question = asked.question
    skip = _button(one, asked, None, asked.words["pass"])
    if question.scale is Scale.TAG:
        return [*_tags(one, asked), skip]
    if question.scale is Scale.REPORT:
        write = ButtonElement(text=asked.words["write"], action_id=WRITE, value=one.id)
        return [write, skip]
    values = YES if question.scale is Scale.YES else [str(n) for n in RANGES[question.scale]]
    names = {Scale.YES: "{}", Scale.FIVE: "face_{}"}.get(question.scale)
    labels = {value: asked.words[names.format(value)] if names else value for value in values}
    return [*(_button(one, asked, value, labels[value]) for value in values), skip]


def _button(one: Checkin, asked: Asked, value: str | None, label: str) -> ButtonElement:
    is_chosen = asked.is_passed if value is None else asked.value == value
    return ButtonElement(
        text=label,
        action_id=f"{ANSWER}.{asked.question.id}.{value or 'pass'}",
        value=Pressed(one.id, asked.question.id, value).dumps(),
        style="primary" if is_chosen else None,
    )


def _tags(one: Checkin, asked: Asked) -> list[InteractiveElement]:
    """Build the list of tags; once one is chosen, one press makes it an obstacle."""
    options = {
        tag: Option(text=name[:75], value=Pressed(one.id, asked.question.id, tag).dumps())
        for tag, name in one.tags
    }
    chosen = options.get(asked.value or "")
    select = StaticSelectElement(
        action_id=f"{TAG}.{asked.question.id}",
        placeholder=asked.words["choose"],
        options=list(options.values()),
        initial_option=chosen,
    )
    if chosen is None:
        return [select]
    blocked = ButtonElement(
        text=asked.words["blocked"], action_id=BLOCK, value=asked.value, style="primary"
    )
    return [select, blocked]


def _ways(one: Checkin) -> list[InteractiveElement]:
    talk = ButtonElement(text=one.words["talk"], action_id=TALK, value=one.id)
    curve = ButtonElement(text=one.words["curve"], action_id=CURVE, value=one.id)
    if one.may_ask:
        ask = ButtonElement(text=one.words["ask"], action_id=answers.ASK, value=Origin().dumps())
        return [ask, talk]
    return [talk, curve]


def curve(words: Words, drawn: str) -> list[Block]:
    """Build somebody's own curve."""
    talk = ButtonElement(text=words["talk"], action_id=TALK, value="curve")
    return [
        section(drawn),
        context(words["privacy"]),
        actions([talk]),
    ]
