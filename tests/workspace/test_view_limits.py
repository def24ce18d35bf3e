"""The limits of views."""

from __future__ import annotations

import pytest

from tests.workspace.pieces import FIELD, asked, home, modal, plain, section, typed

VIEWS = [
    ("title of 25", modal(title="x" * 25), "/view/title/text"),
    ("submit of 25", modal(submit=plain("x" * 25)), "/view/submit/text"),
    ("close of 25", modal(close=plain("x" * 25)), "/view/close/text"),
    ("private metadata of 3,001", modal(private_metadata="x" * 3_001), "/view/private_metadata"),
    ("callback id of 256", modal(callback_id="x" * 256), "/view/callback_id"),
    ("101 blocks", modal(*[{"type": "divider"}] * 101), "/view/blocks"),
    ("a header in mrkdwn", modal({"type": "header", "text": FIELD}), "/view/blocks/0/text"),
    ("markdown in a modal", modal({"type": "markdown", "text": "x"}), "/view/blocks/0"),
    ("inputs and no submit", modal(asked("Quoi ?", typed(), "b"), submit=None), "submit"),
    ("no title", {"type": "modal", "blocks": []}, "title"),
    ("home for a modal", home(), "/view"),
]


@pytest.mark.parametrize(("view", "at"), [pytest.param(*row[1:], id=row[0]) for row in VIEWS])
async def test_a_wrong_view_is_named(workspace, call, nina, view, at):
    trigger = workspace.platform.triggers.issue(nina.id)

    reply = await call("views.open", trigger_id=trigger, view=view)

    assert reply["error"] == "invalid_arguments"
    assert at in " ".join(reply["response_metadata"]["messages"])
    assert nina.view is None


async def test_a_view_of_more_than_250_kilobytes_is_too_large(call, nina):
    blocks = [section("x" * 3_000) for _ in range(85)]

    reply = await call("views.publish", user_id=nina.id, view=home(*blocks))

    assert reply["error"] == "view_too_large"
