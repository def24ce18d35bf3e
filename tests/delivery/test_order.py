"""The order within a conversation, and what does not hold up another."""

import asyncio

from bot.workspace import Person
from bot.workspace.faults import Fault
from store import claims
from tests.delivery.line import POST, QUICK, Line, words


async def test_messages_to_one_person_keep_their_order_through_a_fault(
    line: Line, nina: Person, nina_id: str
):
    line.slack.misbehave(POST, Fault.SERVER_ERROR)
    await line.queue(nina_id, "un", "deux", "trois")

    await line.worker().drain()
    assert words(nina) == []
    await line.expire()
    await line.worker().drain()

    assert words(nina) == ["un", "deux", "trois"]


async def test_a_message_slack_keeps_refusing_does_not_hold_up_the_next_ones(
    line: Line, nina: Person, nina_id: str
):
    line.slack.misbehave(POST, Fault.INTERNAL_ERROR, claims.STUBBORN)
    await line.queue(nina_id, "un", "deux")
    for _ in range(claims.STUBBORN):
        await line.expire()
        await line.worker().drain()

    assert words(nina) == ["deux"]


async def test_a_fault_for_one_person_does_not_hold_up_another(line: Line, nina_id: str):
    tom = line.slack.add_member("Tom")
    line.slack.misbehave(POST, Fault.SERVER_ERROR)
    await line.queue(nina_id, "pour Nina")
    await line.queue(await line.know(tom), "pour Tom")

    await line.worker().drain()

    assert "sent" in await line.rows("state")


async def test_a_slow_call_holds_up_no_other_conversation(line: Line, nina: Person, nina_id: str):
    tom = line.slack.add_member("Tom")
    line.slack.misbehave(POST, Fault.HANG)
    await line.queue(nina_id, "bonjour")
    delivery = line.worker()
    sending = asyncio.create_task(delivery.drain())
    while not line.slack.calls(POST):  # noqa: ASYNC110  # it hangs from here on
        await asyncio.sleep(0.01)

    await line.queue(await line.know(tom), "hello")
    delivery.ring()
    async with asyncio.timeout(QUICK.timeout.total_seconds() / 2):
        while not words(tom):  # noqa: ASYNC110
            await asyncio.sleep(0.01)

    assert not sending.done()
    sending.cancel()
