"""One message, once, or a reason why not."""

from sqlalchemy import text
from structlog.testing import capture_logs

from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.posting import Message
from bot.workspace import Person
from bot.workspace.faults import Fault
from tests.delivery.line import POST, Line, words


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
