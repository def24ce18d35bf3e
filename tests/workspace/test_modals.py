"""Triggers and modals: three seconds, one use, three deep."""

from __future__ import annotations

import asyncio

import pytest

from tests.workspace.pieces import actions, asked, button, modal, option, section, select, typed

FORM = modal(
    asked("Ta question", typed(min_length=3), "question"),
    asked("Thème", select("Congés", "Frais"), "theme", optional=True),
    callback_id="ask",
)


@pytest.fixture
def trigger(workspace, nina):
    return lambda: workspace.platform.triggers.issue(nina.id)


async def test_a_command_opens_a_modal_with_its_trigger(app, nina, call):
    await nina.runs("/echo")

    reply = await call("views.open", trigger_id=app.bodies[0]["trigger_id"], view=FORM)

    assert nina.view["id"] == reply["view"]["id"]
    assert reply["view"]["root_view_id"] == reply["view"]["id"]


async def test_a_trigger_works_once(call, trigger):
    once = trigger()
    await call("views.open", trigger_id=once, view=FORM)

    reply = await call("views.open", trigger_id=once, view=FORM)

    assert reply["error"] == "exchanged_trigger_id"


async def test_a_trigger_lives_three_seconds(workspace, call, trigger):
    workspace.pace.trigger = 0.01
    late = trigger()
    await asyncio.sleep(0.02)

    assert (await call("views.open", trigger_id=late, view=FORM))["error"] == "expired_trigger_id"


@pytest.mark.parametrize(
    ("args", "error"),
    [({"trigger_id": "1.2.x"}, "invalid_trigger_id"), ({}, "invalid_arguments")],
)
async def test_a_trigger_must_be_slacks_own(call, args, error):
    assert (await call("views.open", view=FORM, **args))["error"] == error


async def test_a_modal_that_is_refused_does_not_cost_its_trigger(call, trigger):
    once = trigger()
    await call("views.open", trigger_id=once, view=modal(title="x" * 25))

    assert (await call("views.open", trigger_id=once, view=FORM))["ok"]


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


async def test_three_modals_fit_and_no_more(app, nina, call, trigger):
    view = modal(actions(button("Suite", "next")))
    await call("views.open", trigger_id=trigger(), view=view)
    replies = []
    for _ in range(3):
        await nina.clicks(nina.view, "Suite")
        pressed = app.bodies[-1]["trigger_id"]
        replies.append(await call("views.push", trigger_id=pressed, view=view))

    assert [reply.get("error") for reply in replies] == [None, None, "push_limit_reached"]
    assert replies[1]["view"]["previous_view_id"] == replies[0]["view"]["id"]
    assert replies[1]["view"]["root_view_id"] == replies[0]["view"]["root_view_id"]


async def test_pushing_takes_a_trigger_from_inside_a_modal(call, trigger):
    reply = await call("views.push", trigger_id=trigger(), view=FORM)

    assert reply["error"] == "invalid_trigger_id"


async def test_closing_shows_the_view_below_and_tells_the_app_if_it_asked(app, nina, call, trigger):
    view = modal(actions(button("Suite", "next")), title="Dessous")
    await call("views.open", trigger_id=trigger(), view=view)
    await nina.clicks(nina.view, "Suite")
    above = modal(title="Dessus", notify_on_close=True)
    await call("views.push", trigger_id=app.bodies[-1]["trigger_id"], view=above)
    await nina.closes_view()

    assert nina.view["title"]["text"] == "Dessous"
    assert app.bodies[-1]["type"] == "view_closed"
    assert app.bodies[-1]["is_cleared"] is False
    await nina.closes_view()
    assert len(app.bodies) == 2


async def test_an_update_needs_the_hash_to_be_the_latest(nina, call, trigger):
    opened = await call("views.open", trigger_id=trigger(), view=FORM)
    view_id, old = opened["view"]["id"], opened["view"]["hash"]
    updated = await call("views.update", view_id=view_id, hash=old, view=modal(title="Deux"))

    refused = await call("views.update", view_id=view_id, hash=old, view=modal(title="Trois"))

    assert updated["ok"]
    assert refused["error"] == "hash_conflict"
    assert nina.view["title"]["text"] == "Deux"


async def test_a_view_is_found_by_the_apps_own_id(nina, call, trigger):
    await call("views.open", trigger_id=trigger(), view=FORM | {"external_id": "mine"})
    await call("views.update", external_id="mine", view=modal(title="Deux"))

    assert nina.view["title"]["text"] == "Deux"


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
