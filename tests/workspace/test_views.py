"""Triggers and stacks: three seconds, one use, three deep."""

from __future__ import annotations

import asyncio

import pytest

from tests.workspace.pieces import (
    FORM,
    actions,
    button,
    modal,
)


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
