"""What waits, and until when: its hour, what Slack asks, its share of a minute, a day of doubt."""

import socket
from contextlib import suppress
from datetime import timedelta

from bot.delivery import Later, Pace
from bot.domain.deliveries import Outgoing
from bot.posting import Message
from bot.workspace import Person
from bot.workspace.faults import Fault
from store.machine import machine_now
from tests.delivery.line import POST, QUICK, Line, words


async def test_what_is_not_due_waits(line: Line, nina: Person, nina_id: str):
    line.clock.move(60)
    await line.queue(nina_id, "bonjour")
    line.clock.move(-60)
    await line.worker().drain()
    assert words(nina) == []

    line.clock.move(60)
    await line.worker().drain()
    assert words(nina) == ["bonjour"]


async def test_a_notice_put_off_waits_for_its_hour(line: Line, nina: Person, nina_id: str):
    morning = line.clock.now() + timedelta(hours=20)
    line.rendering = lambda _row: Later(morning)
    await line.queue(nina_id, "bonjour")
    await line.worker().drain()
    line.rendering = None
    await line.worker().drain()
    assert words(nina) == []

    line.clock.move(20 * 3600)
    await line.worker().drain()

    assert words(nina) == ["bonjour"]


async def test_a_429_waits_as_long_as_slack_asks_and_needs_no_look_up(
    line: Line, nina: Person, nina_id: str
):
    line.slack.misbehave(POST, Fault.RATE_LIMITED, seconds=30)
    await line.queue(nina_id, "bonjour")

    await line.worker().drain()
    assert await line.rows("state") == ["pending"]
    await line.worker().drain()
    assert len(line.slack.calls(POST)) == 1
    await line.expire()
    await line.worker().drain()

    assert words(nina) == ["bonjour"]
    assert line.slack.calls("conversations.history") == []


async def test_a_conversation_is_given_time_between_two_messages(
    line: Line, nina: Person, nina_id: str
):
    line.pace = Pace(
        timeout=QUICK.timeout, lease=QUICK.lease, spacing=timedelta(minutes=1), per_minute=None
    )
    await line.queue(nina_id, "un", "deux")
    await line.worker().drain()
    assert words(nina) == ["un"]

    await line.run("UPDATE outbox SET tried_at = :at", at=_earlier(line, timedelta(minutes=2)))
    await line.worker().drain()

    assert words(nina) == ["un", "deux"]


async def test_all_replicas_share_what_the_workspace_may_send_in_a_minute(line: Line):
    line.pace = Pace(timeout=QUICK.timeout, lease=QUICK.lease, spacing=timedelta(), per_minute=3)
    for name in ("Ana", "Bob", "Cléo", "Dan", "Eve"):
        await line.queue(await line.know(line.slack.add_member(name)), f"pour {name}")

    await line.worker().drain()
    await line.worker().drain()
    assert len(line.slack.calls(POST)) == 3

    await line.run("UPDATE outbox SET tried_at = :at", at=_earlier(line, timedelta(minutes=2)))
    await line.worker().drain()
    assert len(line.slack.calls(POST)) == 5


async def test_what_stays_unknown_for_a_day_is_parked(line: Line, nina_id: str):
    await line.queue(nina_id, "bonjour")
    for _ in range(2):
        line.slack.misbehave(POST, Fault.SERVER_ERROR)
        await line.worker().drain()
        await line.expire()
        await line.run(
            "UPDATE outbox SET first_tried_at = :at", at=_earlier(line, timedelta(hours=25))
        )

    assert await line.rows("state", "reason") == [("needs_review", "internal_error")]


def _earlier(line: Line, by: timedelta) -> object:
    return machine_now() - by


def unreachable(_row: Outgoing) -> Message:
    raise socket.gaierror("name or service not known")


async def test_what_cannot_be_rendered_for_a_day_is_parked(line: Line, nina_id: str):
    await line.queue(nina_id, "bonjour")
    line.rendering = unreachable
    await line.run("UPDATE outbox SET first_tried_at = :at", at=_earlier(line, timedelta(hours=25)))

    await line.worker().drain()

    assert await line.rows("state", "reason") == [("needs_review", "not rendered: gaierror")]


async def test_a_database_whose_name_is_not_found_parks_nothing(
    line: Line, nina: Person, nina_id: str
):
    await line.queue(nina_id, "bonjour")
    line.rendering = unreachable
    with suppress(OSError):
        await line.worker().drain()
    assert await line.rows("state") == ["sending"]

    line.rendering = None
    await line.expire()
    await line.worker().drain()
    assert words(nina) == ["bonjour"]
