"""Socket Mode, with the real Bolt at the other end."""

from __future__ import annotations

import asyncio
import json

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Fault
from tests.workspace.browser_page import frames
from tests.workspace.pieces import asked, modal, typed


@pytest.fixture
def echo(client):
    """The smallest app: says everything again."""
    app = AsyncApp(client=client)

    @app.event("message")
    async def message(event, say):
        await say(f"écho : {event['text']}")

    @app.command("/echo")
    async def command(ack, command, client):
        await ack(f"oui : {command['text']}")
        view = modal(asked("Quoi ?", typed(), "what"), callback_id="form")
        await client.views_open(trigger_id=command["trigger_id"], view=view)

    @app.view("form")
    async def form(ack):
        await ack(response_action="errors", errors={"what": "Trop court."})

    return app


@pytest.fixture
async def handler(workspace, echo):
    handler = AsyncSocketModeHandler(echo, workspace.credentials.app_token, ping_interval=0.05)
    await handler.connect_async()
    yield handler
    await handler.close_async()


@pytest.fixture
def raw(workspace, session):
    """Connect without any library, as the protocol reads."""

    async def connect():
        token = workspace.credentials.app_token
        client = AsyncWebClient(token=token, base_url=workspace.api_url, session=session)
        opened = await client.apps_connections_open(app_token=token)
        socket = await session.ws_connect(opened["url"])
        return socket, await socket.receive_json()

    return connect


@pytest.mark.usefixtures("handler")
async def test_an_app_answers_over_socket_mode(nina):
    await nina.says("bonjour")

    assert (await nina.next_message())["text"] == "écho : bonjour"


@pytest.mark.usefixtures("handler")
async def test_acks_carry_what_commands_and_views_answer(nina):
    assert await nina.runs("/echo", "toi") is None
    assert (await nina.next_message())["text"] == "oui : toi"

    assert (await nina.next_view())["callback_id"] == "form"
    assert await nina.fills_and_submits({"Quoi ?": "x"}) == {"what": "Trop court."}


async def test_the_server_speaks_first_and_a_ticket_opens_once(workspace, session, raw):
    socket, hello = await raw()

    assert (hello["type"], hello["num_connections"]) == ("hello", 1)
    assert hello["connection_info"]["app_id"] == workspace.team.app_id
    for link in (f"{workspace.url}/link/?ticket=stolen", str(socket._response.url)):
        async with session.get(link) as reply:
            assert reply.status == 403
    await socket.close()


async def test_the_page_sees_connections_come_and_go(workspace, page, raw):
    live = await page.live()
    socket, _ = await raw()
    joined = (await frames(live, "bot"))[-1]
    await workspace.drop_socket()
    left = (await frames(live, "bot"))[-1]

    assert (joined["connected"], left["connected"]) == (True, False)
    entries = (await page.get("traffic"))["entries"]
    assert [e["label"] for e in entries if e["kind"] == "socket"] == ["1 open", "0 open"]
    await live.close()
    await socket.close()


async def test_a_payload_goes_to_any_one_of_the_connections(nina, raw):
    sockets = [(await raw())[0] for _ in range(2)]
    speaking = [asyncio.ensure_future(nina.says(str(n))) for n in range(4)]

    heard = []
    for socket in sockets:
        envelopes = [await socket.receive_json(timeout=10) for _ in range(2)]
        heard += [envelope["payload"]["event"]["text"] for envelope in envelopes]
        for envelope in envelopes:
            await socket.send_json({"envelope_id": envelope["envelope_id"]})
    await asyncio.gather(*speaking)

    assert sorted(heard) == ["0", "1", "2", "3"]
    for socket in sockets:
        await socket.close()


async def test_an_eleventh_connection_is_sent_away(raw):
    sockets = [(await raw())[0] for _ in range(10)]

    socket, goodbye = await raw()

    assert (goodbye["type"], goodbye["reason"]) == ("disconnect", "too_many_websockets")
    for one in [*sockets, socket]:
        await one.close()


async def test_what_is_not_acknowledged_comes_again_with_the_same_event_id(workspace, nina, raw):
    workspace.pace.ack = 0.02
    socket, _ = await raw()
    await nina.says("bonjour")

    tries = [await socket.receive_json(timeout=10) for _ in range(4)]

    assert [one["retry_attempt"] for one in tries] == [0, 1, 2, 3]
    assert [one["retry_reason"] for one in tries] == ["", "timeout", "timeout", "timeout"]
    assert len({one["payload"]["event_id"] for one in tries}) == 1
    assert len({one["envelope_id"] for one in tries}) == 4
    await workspace.settle()
    await socket.close()


async def test_a_connection_that_drops_with_an_event_gets_it_again(workspace, nina, raw):
    workspace.pace.retries = (0.05,)
    workspace.pace.scale = 1.0
    socket, _ = await raw()
    speaking = asyncio.ensure_future(nina.says("bonjour"))
    lost = await socket.receive_json()
    await workspace.drop_socket()
    await asyncio.wait_for(speaking, 10)

    socket, _ = await raw()
    again = await socket.receive_json(timeout=10)

    assert again["payload"]["event_id"] == lost["payload"]["event_id"]
    await socket.send_json({"envelope_id": again["envelope_id"]})
    await socket.close()


async def test_a_refresh_is_announced_before_the_connection_closes(workspace, raw):
    socket, _ = await raw()
    await workspace.refresh_sockets()

    assert json.loads((await socket.receive()).data)["reason"] == "refresh_requested"


async def test_the_sdk_comes_back_after_a_refresh_and_after_a_cut(workspace, handler, nina):
    for cut in (workspace.refresh_sockets, workspace.drop_socket):
        before = handler.client.current_session
        await cut()
        while handler.client.current_session is before or not workspace.platform.socket.connected:
            await workspace.platform.live.news(0.05)
        await nina.says("encore là ?")
        assert (await nina.next_message())["text"] == "écho : encore là ?"


@pytest.mark.usefixtures("handler")
async def test_an_ack_that_is_lost_brings_the_event_again(workspace, nina):
    workspace.misbehave("message", Fault.DROPPED_ACK)
    await nina.says("bonjour")
    await nina.next_message()

    assert (await nina.next_message())["text"] == "écho : bonjour"
