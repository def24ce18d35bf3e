"""Retries of events, and the ways their delivery can go wrong."""

from __future__ import annotations

import pytest

from bot.workspace import Fault


async def test_an_event_the_app_refuses_comes_three_times_more(workspace, app, nina):
    app.statuses = [500] * 9
    await nina.says("bonjour")
    await workspace.settle()

    assert len(app.received) == 4
    assert len({body["event_id"] for body in app.bodies}) == 1


async def test_retries_stop_at_the_first_ack(workspace, app, nina):
    app.statuses = [500, 404]
    await nina.says("bonjour")
    await workspace.settle()

    assert len(app.received) == 3


async def test_slack_waits_nothing_then_a_minute_then_five(workspace):
    workspace.pace.scale = 1.0

    assert [workspace.pace.retry_delay(n) for n in (1, 2, 3)] == [0.0, 60.0, 300.0]


@pytest.mark.parametrize(
    ("fault", "copies"),
    [(Fault.DUPLICATED, 2), (Fault.REDELIVERED, 2), (Fault.DROPPED_ACK, 2)],
)
async def test_an_event_may_come_more_than_once(workspace, app, nina, fault, copies):
    workspace.misbehave("message", fault)
    await nina.says("un")
    await nina.says("deux")
    await workspace.settle()

    texts = [event["text"] for event in app.events]
    assert sorted(texts) == ["deux", *["un"] * copies]
    assert len({body["event_id"] for body in app.bodies}) == 2


async def test_an_event_may_come_after_the_next_one(workspace, app, nina):
    workspace.misbehave("message", Fault.REORDERED)
    await nina.says("un")
    await nina.says("deux")

    assert [event["text"] for event in app.events] == ["deux", "un"]


async def test_a_held_event_comes_even_if_nothing_follows(workspace, app, nina):
    workspace.pace.hold = 0.01
    workspace.misbehave("events", Fault.REORDERED)
    await nina.says("seul")
    assert app.received == []
    await workspace.settle()

    assert [event["text"] for event in app.events] == ["seul"]


async def test_a_submission_may_come_twice_with_the_same_trigger(workspace, app, nina):
    workspace.misbehave("/echo", Fault.DUPLICATED)
    await nina.runs("/echo")
    await workspace.settle()

    first, second = app.bodies
    assert first["trigger_id"] == second["trigger_id"]


async def test_a_command_whose_ack_is_lost_times_out_for_the_person(workspace, app, nina):
    workspace.misbehave("commands", Fault.DROPPED_ACK)

    assert "operation_timeout" in await nina.runs("/echo")
    assert len(app.received) == 1


async def test_a_slow_app_is_asked_again_while_it_still_works(workspace, app, nina):
    workspace.pace.ack, app.pause = 0.01, 0.05
    await nina.says("bonjour")
    await workspace.settle()

    assert len(app.received) == 4


async def test_an_exception_of_the_app_reaches_the_test(workspace, nina):
    async def broken(body, *, kind):
        raise ZeroDivisionError(body["type"] + kind)

    workspace.deliver_to(broken)

    with pytest.raises(ZeroDivisionError):
        await nina.says("bonjour")
