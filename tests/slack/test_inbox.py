"""What Slack delivers twice, or to a process that dies, has its effect once."""

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncBoltRequest

from bot.arrivals import arrival
from bot.inbox import ATTEMPTS, Inbox
from bot.workspace import Person
from bot.workspace.faults import Fault
from store.database import handled
from store.machine import machine_now
from tests.conftest import Scene

QUESTION = "accès SAP en retard"


async def dies(scene: Scene, body: dict[str, Any]) -> None:
    """Receive a delivery in a process that dies before its listener does anything."""

    async def never() -> None:
        raise KeyboardInterrupt

    inbox = Inbox(scene.database, scene.bot.app.client)
    with pytest.raises(KeyboardInterrupt):
        await inbox.receive(body, never)


async def later(scene: Scene) -> None:
    """Let the leases of dead processes be over, and tick."""
    await scene.run("UPDATE inbox SET lease_until = :past", past=PAST)
    await scene.bot.jobs.tick()
    await scene.settle()


PAST = machine_now().replace(year=2020)


def event(nina: Person, ts: str, number: int = 1, *, type_: str = "message") -> dict[str, Any]:
    """Return what Slack posts when Nina writes to the bot."""
    return {
        "type": "event_callback",
        "team_id": "T1",
        "event_id": f"Ev{number}",
        "event": {
            "type": type_,
            "channel": nina.dm.id,
            "channel_type": "im",
            "user": nina.id,
            "text": QUESTION,
            "ts": ts,
            "event_ts": ts,
        },
    }


def form(nina: Person, *, metadata: str = "{}") -> dict[str, Any]:
    """Return what Slack posts when Nina hands her question over."""
    return {
        "type": "view_submission",
        "team": {"id": "T1"},
        "user": {"id": nina.id},
        "trigger_id": "1.2.3",
        "view": {
            "type": "modal",
            "callback_id": "questions.ask",
            "private_metadata": metadata,
            "state": {"values": {"wording": {"typed": {"value": "Et les costumes ?"}}}},
        },
    }


def sleep_once(scene: Scene) -> None:
    """Let the next delivery be handled by another process before its own goes on."""
    woken: list[bool] = []

    async def sleep(next_: Callable[[], Awaitable[None]]) -> None:
        if not woken:
            woken.append(True)
            another = contextvars.Context()
            await asyncio.create_task(later(scene), context=another)
            current = handled.get()
            assert current is not None
            current.ends = 0.0
        await next_()

    scene.bot.app.middleware(sleep)


async def wrote(scene: Scene, nina: Person) -> str:
    """Let Nina write while nobody listens; return the message's `ts`."""

    async def nobody(body: dict[str, Any], *, kind: str) -> tuple[int, Any]:
        return 200, ""

    scene.slack.deliver_to(nobody)
    message = await nina.says(QUESTION)
    ts: str = message["ts"]
    return ts


def answers(nina: Person) -> int:
    return sum("Accès ERP en retard" in message["text"] for message in nina.inbox())


@pytest.mark.parametrize("fault", [Fault.DUPLICATED, Fault.REDELIVERED, Fault.DROPPED_ACK])
async def test_a_message_delivered_again_is_answered_once(scene: Scene, nina: Person, fault: Fault):
    scene.slack.pace.scale = 0
    scene.slack.misbehave("message", fault)

    await nina.says(QUESTION)
    await scene.settle()

    assert answers(nina) == 1


async def test_two_events_about_one_message_are_answered_once(scene: Scene, nina: Person):
    ts = await wrote(scene, nina)

    for number, type_ in enumerate(["message", "app_mention"]):
        body = event(nina, ts, number, type_=type_)
        await scene.bot.app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
        await scene.settle()

    assert answers(nina) == 1


async def test_a_message_received_by_a_process_that_died_is_answered_once(
    scene: Scene, nina: Person
):
    await dies(scene, event(nina, await wrote(scene, nina)))

    await scene.bot.jobs.tick()
    await scene.settle()
    assert answers(nina) == 0
    for _ in range(3):
        await later(scene)

    assert answers(nina) == 1
    assert await scene.column("inbox", "state") == ["done"]


async def test_the_text_of_a_message_is_not_kept_while_it_waits(scene: Scene, nina: Person):
    await dies(scene, event(nina, await wrote(scene, nina)))

    assert QUESTION not in await scene.everything_kept()


async def test_a_message_taken_back_before_it_is_replayed_is_closed_in_silence(
    scene: Scene, nina: Person
):
    ts = await wrote(scene, nina)
    await dies(scene, event(nina, ts))
    await nina.deletes(next(m for m in nina.reads() if m["ts"] == ts))

    await later(scene)

    assert nina.inbox() == []
    assert await scene.column("inbox", "state") == ["done"]


async def test_a_replay_that_slack_does_not_answer_is_not_an_attempt(scene: Scene, nina: Person):
    await dies(scene, event(nina, await wrote(scene, nina)))
    for fault in (Fault.SERVER_ERROR, Fault.RESET, Fault.RATE_LIMITED, Fault.SERVER_ERROR):
        scene.slack.misbehave("conversations.history", fault)
        await later(scene)

    await later(scene)

    assert answers(nina) == 1


async def test_a_delivery_that_cannot_be_handled_is_given_up_and_emptied(
    scene: Scene, nina: Person, maya: Person
):
    await dies(scene, form(nina, metadata="{"))
    for _ in range(ATTEMPTS):
        await later(scene)
    assert await scene.column("inbox", "state") == ["received"]

    await later(scene)

    assert await scene.column("inbox", "state") == ["failed"]
    assert await scene.column("inbox", "payload") == [None]


async def test_a_form_received_by_a_process_that_died_is_handed_over_once(
    scene: Scene, nina: Person, maya: Person
):
    await nina.says("bonjour")
    await dies(scene, form(nina))
    for _ in range(2):
        await later(scene)

    assert await scene.column("question", "text") == ["Et les costumes ?"]
    assert sum("Et les costumes ?" in str(m["blocks"]) for m in maya.inbox()) == 1
    assert "costumes" not in str(await scene.column("inbox", "payload"))


async def test_a_process_that_wakes_once_another_has_handled_it_does_nothing_more(
    scene: Scene, nina: Person, maya: Person
):
    await nina.says("bonjour")
    sleep_once(scene)
    await scene.bot.app.async_dispatch(AsyncBoltRequest(body=form(nina), mode="socket_mode"))
    await scene.settle()

    assert await scene.column("question", "text") == ["Et les costumes ?"]
    assert sum("Et les costumes ?" in str(m["blocks"]) for m in maya.inbox()) == 1
    assert "référence" not in str(nina.inbox())
    assert await scene.column("inbox", "state") == ["done", "done"]


async def test_a_process_that_wakes_says_no_second_answer_to_a_command(scene: Scene, nina: Person):
    await nina.says("bonjour")
    before = len(nina.reads())
    body = {
        "command": "/kamarade",
        "text": QUESTION,
        "team_id": "T1",
        "user_id": nina.id,
        "channel_id": nina.dm.id,
        "trigger_id": "1.2.3",
    }
    sleep_once(scene)
    await scene.bot.app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
    await scene.settle()

    assert len(nina.reads()) == before + 1


def test_what_has_no_effect_is_not_kept():
    assert arrival({"type": "event_callback", "event": {"type": "app_home_opened"}}) is None
    assert arrival({"type": "block_suggestion"}) is None


def test_a_corrected_form_is_another_delivery():
    first = arrival({"type": "view_submission", "team": {"id": "T1"}, "trigger_id": "1"})
    second = arrival({"type": "view_submission", "team": {"id": "T1"}, "trigger_id": "2"})

    assert first is not None
    assert second is not None
    assert first.key != second.key
