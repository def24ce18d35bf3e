"""A process that was stopped, and wakes when its lease is over, writes nothing."""

import time
from dataclasses import replace
from datetime import timedelta

from aiohttp import ClientSession, TraceConfig

from bot.workspace import Person
from tests.delivery.line import QUICK, Line, words

SHORT = replace(QUICK, timeout=timedelta(seconds=0.5), lease=timedelta(seconds=1.5))


def freeze_once(session: ClientSession) -> list[float]:
    """Stop everything as the next request is written, for longer than its lease."""
    frozen: list[float] = []

    async def freeze(*_: object) -> None:
        if not frozen:
            frozen.append(time.monotonic())
            time.sleep(1.6)  # noqa: ASYNC251 — a stopped process turns no loop

    trace = TraceConfig()
    trace.on_request_headers_sent.append(freeze)
    trace.freeze()
    session.trace_configs.append(trace)
    return frozen


async def test_what_it_was_about_to_say_waits_for_another_look(
    line: Line, nina: Person, nina_id: str
):
    await line.queue(nina_id, "bonjour")
    line.pace = SHORT
    frozen = freeze_once(line.session)
    await line.worker().drain()  # it may lease the row once more
    assert len(frozen) == 1
    await line.expire()
    line.pace = QUICK
    await line.worker().drain()
    assert words(nina) == ["bonjour"]
    asked = [call.method for call in line.slack.calls()]
    assert asked[-2:] == ["conversations.history", "chat.postMessage"]
    assert asked.count("chat.postMessage") == 1
