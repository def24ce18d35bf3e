"""Slack's limits: what is one too many, and the name of the block that is."""

from __future__ import annotations

import pytest

from tests.workspace.pieces import (
    FIELD,
    actions,
    asked,
    button,
    option,
    plain,
    section,
    select,
    typed,
)

FEEDBACK = {
    "type": "feedback_buttons",
    "positive_button": {"text": plain("Utile"), "value": "good"},
    "negative_button": {"text": plain("Pas utile"), "value": "bad"},
}
CONFIRM = {
    "title": plain("Sûr ?"),
    "text": plain("Vraiment ?"),
    "confirm": plain("Oui"),
    "deny": plain("Non"),
}


def table(rows: int, columns: int) -> dict:
    cell = {"type": "raw_text", "text": "x"}
    return {"type": "table", "rows": [[cell] * columns] * rows}


def context(count: int) -> dict:
    return {"type": "context", "elements": [FIELD] * count}


def checkboxes(count: int) -> dict:
    return {"type": "checkboxes", "options": [option(str(n)) for n in range(count)]}


def overflow(count: int) -> dict:
    return {"type": "overflow", "options": [option(str(n)) for n in range(count)]}


def buttons(count: int) -> dict:
    return actions(*[button(action_id=str(n)) for n in range(count)])


ACCEPTED = [
    section("x" * 3_000),
    section(fields=[FIELD] * 10),
    section(accessory=button(confirm=CONFIRM, style="danger", url="https://example.com")),
    section(accessory={"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a"}),
    {"type": "header", "text": plain("x" * 150)},
    {"type": "markdown", "text": "x" * 12_000},
    {"type": "divider"},
    {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a"},
    {"type": "context_actions", "elements": [FEEDBACK]},
    context(10),
    table(100, 1),
    buttons(25),
    actions(checkboxes(10), overflow(5), {"type": "users_select"}, {"type": "timepicker"}),
    actions({"type": "datepicker", "initial_date": "2027-01-31"}),
    actions(select(*[str(n) for n in range(100)])),
    asked("Quoi ?", {"type": "email_text_input"}, "mail", optional=True, hint=plain("h")),
    asked("Quoi ?", {"type": "number_input", "is_decimal_allowed": False}, "n"),
]

REFUSED = [
    ("section of 3,001 characters", section("x" * 3_001), "/blocks/0/text/text"),
    ("section without anything", {"type": "section"}, "/blocks/0"),
    ("section with empty text", section(""), "/blocks/0/text/text"),
    ("eleven fields", section(fields=[FIELD] * 11), "/blocks/0/fields"),
    ("field of 2,001", section(fields=[FIELD | {"text": "x" * 2_001}]), "/blocks/0/fields/0/text"),
    ("header of 151", {"type": "header", "text": plain("x" * 151)}, "/blocks/0/text/text"),
    ("header in mrkdwn", {"type": "header", "text": FIELD}, "/blocks/0/text"),
    ("markdown of 12,001", {"type": "markdown", "text": "x" * 12_001}, "/blocks/0/text"),
    ("context of eleven", context(11), "/blocks/0/elements"),
    ("26 actions", buttons(26), "/blocks/0/elements"),
    ("button text of 76", actions(button("x" * 76)), "/blocks/0/elements/0/text/text"),
    ("value of 2,001", actions(button(value="x" * 2_001)), "/blocks/0/elements/0/value"),
    ("url of 3,001", actions(button(url="x" * 3_001)), "/blocks/0/elements/0/url"),
    ("action id of 256", actions(button(action_id="x" * 256)), "/blocks/0/elements/0/action_id"),
    ("block id of 256", actions(button(), block_id="x" * 256), "/blocks/0/block_id"),
    ("unknown style", actions(button(style="blue")), "/blocks/0/elements/0/style"),
    ("same action twice", actions(button(), button()), "/blocks/0"),
    ("101 options", actions(select(*map(str, range(101)))), "/blocks/0/elements/0/options"),
    ("select without options", actions({"type": "static_select"}), "/blocks/0/elements/0"),
    ("option of 76", actions(select("x" * 76)), "/blocks/0/elements/0/options/0/text/text"),
    (
        "initial option that is not offered",
        actions(select("a", initial_option=option("b"))),
        "/blocks/0/elements/0",
    ),
    ("eleven checkboxes", actions(checkboxes(11)), "/blocks/0/elements/0/options"),
    ("overflow of six", actions(overflow(6)), "/blocks/0/elements/0/options"),
    (
        "confirm title of 101",
        actions(button(confirm=CONFIRM | {"title": plain("x" * 101)})),
        "/blocks/0/elements/0/confirm/title/text",
    ),
    (
        "confirm text of 301",
        actions(button(confirm=CONFIRM | {"text": plain("x" * 301)})),
        "/blocks/0/elements/0/confirm/text/text",
    ),
    ("date that is none", actions({"type": "datepicker", "initial_date": "31/01"}), "initial_date"),
    ("input with a button", asked("Quoi ?", button(), "b"), "/blocks/0/element"),
    (
        "input of 3,001",
        asked("Quoi ?", typed(max_length=3_001), "b"),
        "/blocks/0/element/max_length",
    ),
    ("table of 101 rows", table(101, 1), "/blocks/0/rows"),
    ("table of 21 columns", table(1, 21), "/blocks/0/rows/0"),
    ("six context actions", {"type": "context_actions", "elements": [FEEDBACK] * 6}, "/elements"),
    (
        "button in context actions",
        {"type": "context_actions", "elements": [button()]},
        "/elements/0",
    ),
    ("image without a source", {"type": "image", "alt_text": "a"}, "/blocks/0"),
    ("unknown block", {"type": "video"}, "/blocks/0"),
    ("unknown element", actions({"type": "rating"}), "/blocks/0/elements/0"),
    ("unknown property", section(colour="red"), "/blocks/0"),
    ("something that is no block", "bonjour", "/blocks/0"),
]


@pytest.mark.parametrize("block", ACCEPTED, ids=lambda block: block["type"])
async def test_what_is_just_within_the_limits_is_posted(call, nina, block):
    reply = await call("chat.postMessage", channel=nina.dm.id, text="x", blocks=[block])

    assert reply["ok"], reply


@pytest.mark.parametrize(("block", "at"), [pytest.param(*row[1:], id=row[0]) for row in REFUSED])
async def test_a_wrong_block_is_named(call, nina, block, at):
    reply = await call("chat.postMessage", channel=nina.dm.id, text="x", blocks=[block])

    assert reply["error"] == "invalid_blocks"
    assert at in " ".join(reply["response_metadata"]["messages"])
    assert nina.inbox() == []


WHOLES = [
    ("51 blocks", [{"type": "divider"}] * 51, "invalid_blocks"),
    ("the same block id twice", [actions(button()), actions(button())], "invalid_blocks"),
    ("two tables", [table(1, 1), table(1, 1)], "invalid_blocks"),
    (
        "12,001 of markdown in two",
        [{"type": "markdown", "text": "x" * 6_001}] * 2,
        "invalid_blocks",
    ),
    (
        "13,201 characters in all",
        [section("x" * 2_640)] * 4 + [section("x" * 2_641)],
        "msg_blocks_too_long",
    ),
]


@pytest.mark.parametrize(("blocks", "error"), [pytest.param(*row[1:], id=row[0]) for row in WHOLES])
async def test_blocks_that_are_too_much_together(call, nina, blocks, error):
    reply = await call("chat.postMessage", channel=nina.dm.id, text="x", blocks=blocks)

    assert reply["error"] == error


async def test_fifty_blocks_of_13_200_characters_are_posted(call, nina):
    blocks = [section("x" * 264)] * 50

    assert (await call("chat.postMessage", channel=nina.dm.id, text="x", blocks=blocks))["ok"]
