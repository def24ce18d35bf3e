"""One message, whatever Slack does."""

import asyncio
import time
from datetime import timedelta

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot.delivery import Later, Pace, Skip
from bot.domain.deliveries import Ending, OutboxState, Outgoing
from bot.posting import Message
from bot.workspace import Person
from bot.workspace.faults import Fault
from store import claims, outbox
from store.claims import Claim
from store.database import Database
from store.machine import machine_now
from tests.delivery.line import IMPATIENT, QUICK, Line, playing, words

POST = "chat.postMessage"
LATE = "UPDATE outbox SET first_tried_at = :long_ago"


async def test_a_message_is_sent_once_and_its_place_is_kept(line: Line, nina: Person, nina_id: str):
    await line.queue(nina_id, "bonjour")

    await line.worker().drain()
    await line.worker().drain()

    assert words(nina) == ["bonjour"]
    [(state, ts)] = await line.rows("state", "sent_ts")
    assert (state, ts) == ("sent", nina.inbox()[0]["ts"])


async def test_a_key_is_queued_once(line: Line, nina: Person, nina_id: str):
    await line.queue(nina_id, "bonjour")
    await line.queue(nina_id, "bonjour")

    await line.worker().drain()

    assert words(nina) == ["bonjour"]


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


async def test_what_is_not_due_waits(line: Line, nina: Person, nina_id: str):
    line.clock.move(60)
    await line.queue(nina_id, "bonjour")
    line.clock.move(-60)
    await line.worker().drain()
    assert words(nina) == []

    line.clock.move(60)
    await line.worker().drain()
    assert words(nina) == ["bonjour"]


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


async def test_an_account_that_is_gone_is_dead_with_its_reason(line: Line, nina_id: str):
    await line.run("UPDATE person SET slack_id = 'UGONE'")
    await line.queue(nina_id, "bonjour")

    await line.worker().drain()

    [(state, reason)] = await line.rows("state", "reason")
    assert state == "dead"
    assert reason


async def test_a_revoked_token_keeps_everything_for_later(line: Line, nina_id: str):
    await line.queue(nina_id, "bonjour")
    await line.slack.revoke_token()

    await line.worker().drain()

    assert await line.rows("state") == ["pending"]


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


async def test_an_approved_text_is_erased_once_sent_and_not_before(
    line: Line, nina: Person, nina_id: str
):
    line.slack.misbehave(POST, Fault.LOST_REPLY)
    await line.queue(nina_id, "bonjour", relay="mot pour mot")

    await line.worker().drain()
    assert await _relays(line) == ["mot pour mot"]
    await line.expire()
    await line.worker().drain()

    assert await _relays(line) == [None]


async def _relays(line: Line) -> list[str | None]:
    async with line.database.reading() as session:
        return [row[0] for row in await session.exec(text("SELECT text FROM relay"))]


async def test_a_notice_that_cannot_be_rendered_is_parked_and_the_others_go(
    line: Line, nina: Person, nina_id: str
):
    def broken(row: Outgoing) -> Message:
        if row.refs["words"] == "secret de Nina":
            raise KeyError("secret de Nina")
        return Message(row.refs["words"])

    line.rendering = broken
    await line.queue(nina_id, "un", "secret de Nina", "trois")

    with capture_logs() as logged:
        await line.worker().drain()

    assert words(nina) == ["un", "trois"]
    assert await line.rows("state", "reason") == [
        ("sent", None),
        ("needs_review", "not rendered: KeyError"),
        ("sent", None),
    ]
    assert [entry["event"] for entry in logged] == ["notice not rendered"]
    assert "secret" not in str(logged)


async def test_a_notice_with_nothing_left_to_say_is_skipped_with_its_reason(
    line: Line, nina: Person, nina_id: str
):
    line.rendering = lambda _row: Skip("already answered")
    await line.queue(nina_id, "bonjour")

    await line.worker().drain()

    assert words(nina) == []
    assert await line.rows("state", "reason") == [("skipped", "already answered")]


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


async def test_a_slow_worker_cannot_record_over_a_later_one(line: Line, nina: Person, nina_id: str):
    await line.queue(nina_id, "bonjour")
    async with line.database.aside() as session:
        [(stale, _)] = await claims.claim(session, line.clock.now(), CLAIM)
    await line.expire()
    await line.worker().drain()

    async with line.database.aside() as session:
        await outbox.put_back(session, stale, is_doubtful=False)
        late = Ending(OutboxState.DEAD, "too late")
        assert not await outbox.finish(session, stale, late, at=line.clock.now())

    await line.worker().drain()
    assert words(nina) == ["bonjour"]
    assert await line.rows("state") == ["sent"]


CLAIM = Claim(lease=timedelta(seconds=30))


async def test_two_workers_never_hold_the_same_conversation(line: Line, nina_id: str):
    await line.queue(nina_id, "un", "deux")

    async with line.database.aside() as session:
        first = await claims.claim(session, line.clock.now(), CLAIM)
    async with line.database.aside() as session:
        second = await claims.claim(session, line.clock.now(), CLAIM)

    assert [len(first), len(second)] == [1, 0]


async def test_a_lease_too_short_to_post_is_given_back(line: Line, nina: Person, nina_id: str):
    line.pace = Pace(timeout=timedelta(seconds=1), lease=timedelta(seconds=3), spacing=timedelta())
    worker = line.worker()

    def slow(row: Outgoing) -> Message:
        time.sleep(1.2)
        return Message(row.refs["words"])

    line.rendering = slow
    await line.queue(nina_id, "bonjour")
    leased = await worker._claim(10)
    await worker._sender.send(leased[0])
    assert line.slack.calls(POST) == []

    line.rendering = None
    await worker.drain()
    assert words(nina) == ["bonjour"]


def test_a_lease_shorter_than_three_timeouts_is_refused():
    with pytest.raises(ValueError, match="three timeouts"):
        Pace(timeout=timedelta(seconds=10), lease=timedelta(seconds=29))


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
