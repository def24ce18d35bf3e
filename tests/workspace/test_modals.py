"""Forms: what is sent, what the answer does."""

from __future__ import annotations

import pytest

from tests.workspace.pieces import (
    FORM,
    asked,
    modal,
    option,
    section,
    select,
)


async def test_what_is_filled_in_reaches_the_app_as_state(app, nina, call, trigger):
    await call("views.open", trigger_id=trigger(), view=FORM | {"private_metadata": "42"})

    errors = await nina.fills_and_submits({"Ta question": "Où est mon badge ?", "theme": "Frais"})

    assert errors is None
    assert nina.view is None
    [body] = app.bodies
    assert body["type"] == "view_submission"
    assert body["user"]["id"] == nina.id
    assert body["trigger_id"]
    assert body["view"]["private_metadata"] == "42"
    values = body["view"]["state"]["values"]
    assert values["question"]["words"]["value"] == "Où est mon badge ?"
    assert values["theme"]["pick"]["selected_option"] == option("Frais")


async def test_an_input_left_empty_is_sent_as_null(app, nina, call, trigger):
    await call("views.open", trigger_id=trigger(), view=FORM)
    await nina.fills_and_submits({"question": "Où ?"})

    values = app.bodies[0]["view"]["state"]["values"]
    assert values["theme"]["pick"] == {"type": "static_select", "selected_option": None}


@pytest.mark.parametrize("words", ["", "ab"])
async def test_an_incomplete_form_never_leaves(app, nina, call, trigger, words):
    await call("views.open", trigger_id=trigger(), view=FORM)

    errors = await nina.fills_and_submits({"question": words})

    assert set(errors) == {"question"}
    assert app.received == []
    assert nina.view is not None


async def test_the_apps_field_errors_are_shown_and_the_form_stays(app, nina, call, trigger):
    await call("views.open", trigger_id=trigger(), view=FORM)
    app.answers["view_submission"] = {
        "response_action": "errors",
        "errors": {"question": "Trop vague."},
    }

    errors = await nina.fills_and_submits({"question": "Quoi ?"})

    assert errors == {"question": "Trop vague."}
    assert nina.view["callback_id"] == "ask"


async def test_a_corrected_form_is_a_new_submission_with_a_new_trigger(app, nina, call, trigger):
    await call("views.open", trigger_id=trigger(), view=FORM)
    app.answers["view_submission"] = {"response_action": "errors", "errors": {"question": "?"}}
    await nina.fills_and_submits({"question": "Quoi ?"})
    app.answers.clear()
    await nina.fills_and_submits({"question": "Où est mon badge ?"})

    first, second = app.bodies
    assert first["view"]["id"] == second["view"]["id"]
    assert first["trigger_id"] != second["trigger_id"]


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "?"}},
        {"response_action": "update", "view": modal(title="x" * 25)},
    ],
)
async def test_a_wrong_answer_shows_slacks_trouble(app, nina, call, trigger, answer):
    await call("views.open", trigger_id=trigger(), view=FORM)
    app.answers["view_submission"] = answer

    with pytest.raises(RuntimeError, match="trouble connecting"):
        await nina.fills_and_submits({"question": "Quoi ?"})
    assert nina.view is not None


async def test_a_form_that_is_not_acknowledged_in_time_shows_trouble(
    workspace, app, nina, call, trigger
):
    await call("views.open", trigger_id=trigger(), view=FORM)
    workspace.pace.ack, app.pause = 0.01, 0.05

    with pytest.raises(RuntimeError, match="trouble connecting"):
        await nina.fills_and_submits({"question": "Quoi ?"})


async def test_the_answer_may_replace_the_view(app, nina, call, trigger):
    await call("views.open", trigger_id=trigger(), view=FORM)
    before = nina.view["id"]
    app.answers["view_submission"] = {"response_action": "update", "view": modal(title="Merci")}
    await nina.fills_and_submits({"question": "Quoi ?"})

    assert nina.view["title"]["text"] == "Merci"
    assert nina.view["id"] == before


async def test_the_answer_may_push_a_view_or_clear_them_all(app, nina, call, trigger):
    await call("views.open", trigger_id=trigger(), view=FORM)
    app.answers["view_submission"] = {"response_action": "push", "view": modal(title="Suite")}
    await nina.fills_and_submits({"question": "Quoi ?"})
    assert nina.view["title"]["text"] == "Suite"

    app.answers["view_submission"] = {"response_action": "clear"}
    await nina.fills_and_submits({})
    assert nina.view is None


async def test_a_conversation_select_gives_a_response_url_when_told_to(app, nina, call, trigger):
    chooser = {"type": "conversations_select", "action_id": "where", "response_url_enabled": True}
    await call("views.open", trigger_id=trigger(), view=modal(asked("Où ?", chooser, "place")))
    await nina.fills_and_submits({"Où ?": nina.dm.id})

    [url] = app.bodies[0]["response_urls"]
    assert (url["block_id"], url["channel_id"]) == ("place", nina.dm.id)


async def test_a_section_in_a_modal_may_hold_a_choice(app, nina, call, trigger):
    await call("views.open", trigger_id=trigger(), view=modal(section(accessory=select("a", "b"))))
    await nina.selects(nina.view, "pick", "b")
    await nina.fills_and_submits({})

    pressed, sent = app.bodies
    block = pressed["actions"][0]["block_id"]
    assert pressed["container"] == {"type": "view", "view_id": pressed["view"]["id"]}
    assert pressed["actions"][0]["selected_option"] == option("b")
    assert sent["view"]["state"]["values"][block]["pick"]["selected_option"] == option("b")
