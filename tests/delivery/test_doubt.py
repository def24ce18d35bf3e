"""A post whose reply was lost is looked up, and sent again only when it did not arrive."""

import pytest

from bot.delivery import Pace
from bot.workspace import Person
from bot.workspace.faults import Fault
from store.database import Database
from tests.delivery.line import IMPATIENT, POST, QUICK, Line, playing, words


@pytest.mark.parametrize("fault", [Fault.LOST_REPLY, Fault.LATE_ERROR])
async def test_a_lost_reply_is_looked_up_and_never_sent_again(
    line: Line, nina: Person, nina_id: str, fault: Fault
):
    line.slack.misbehave(POST, fault)
    await line.queue(nina_id, "bonjour")

    await line.worker().drain()
    assert await line.rows("state") == ["sending"]
    await line.worker().drain()
    assert len(line.slack.calls(POST)) == 1
    await line.expire()
    await line.worker().drain()

    assert words(nina) == ["bonjour"]
    assert await line.rows("state", "sent_ts") == [("sent", nina.inbox()[0]["ts"])]


@pytest.mark.parametrize(
    ("fault", "pace"),
    [
        (Fault.SERVER_ERROR, QUICK),
        (Fault.INTERNAL_ERROR, QUICK),
        (Fault.RESET, QUICK),
        (Fault.HANG, IMPATIENT),
    ],
)
async def test_a_post_that_failed_is_sent_once_its_lease_is_over(
    line: Line, nina: Person, nina_id: str, fault: Fault, pace: Pace
):
    line.pace = pace
    line.slack.misbehave(POST, fault)
    await line.queue(nina_id, "bonjour")

    await line.worker().drain()
    assert words(nina) == []
    await line.expire()
    await line.worker().drain()

    assert words(nina) == ["bonjour"]


@pytest.mark.parametrize("fault", [Fault.RATE_LIMITED, Fault.SERVER_ERROR, Fault.RESET])
async def test_a_look_up_that_fails_leaves_the_doubt(
    line: Line, nina: Person, nina_id: str, fault: Fault
):
    line.slack.misbehave(POST, Fault.LOST_REPLY)
    line.slack.misbehave("conversations.history", fault)
    await line.queue(nina_id, "bonjour")

    for _ in range(3):
        await line.worker().drain()
        await line.expire()

    assert words(nina) == ["bonjour"]
    assert await line.rows("state") == ["sent"]


async def test_without_the_scope_that_looks_a_doubt_is_parked(any_database: Database):
    async with playing(any_database, without=["im:history"]) as line:
        nina = line.slack.add_member("Nina")
        line.slack.misbehave(POST, Fault.LOST_REPLY)
        await line.queue(await line.know(nina), "bonjour", "rebonjour")

        for _ in range(2):
            await line.worker().drain()
            await line.expire()
        await line.worker().drain()

        assert words(nina) == ["bonjour", "rebonjour"]
        assert await line.rows("state", "reason") == [
            ("needs_review", "cannot look"),
            ("sent", None),
        ]


async def test_a_look_up_that_slack_refuses_says_nothing_of_what_was_sent(
    line: Line, nina: Person, nina_id: str
):
    line.slack.misbehave(POST, Fault.LOST_REPLY)
    await line.queue(nina_id, "bonjour")
    await line.worker().drain()
    assert words(nina) == ["bonjour"]
    await line.run("UPDATE person SET slack_id = 'UGONE'")
    await line.expire()

    await line.worker().drain()

    [(state, reason)] = await line.rows("state", "reason")
    assert (state, bool(reason)) == ("needs_review", True)
