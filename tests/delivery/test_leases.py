"""A conversation is leased to one worker at a time, for long enough."""

import time
from datetime import timedelta

import pytest

from bot.delivery import Pace
from bot.domain.deliveries import Ending, OutboxState, Outgoing
from bot.posting import Message
from bot.workspace import Person
from store import claims, outbox
from store.claims import Claim
from tests.delivery.line import POST, Line, words

CLAIM = Claim(lease=timedelta(seconds=30))


async def test_two_workers_never_hold_the_same_conversation(line: Line, nina_id: str):
    await line.queue(nina_id, "un", "deux")

    async with line.database.aside() as session:
        first = await claims.claim(session, line.clock.now(), CLAIM)
    async with line.database.aside() as session:
        second = await claims.claim(session, line.clock.now(), CLAIM)

    assert [len(first), len(second)] == [1, 0]


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
