"""Signed HTTP, with the real Bolt behind aiohttp."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from tests.workspace.pieces import actions, asked, button, modal, typed


@pytest.fixture
def echo(workspace, client):
    app = AsyncApp(
        client=client,
        signing_secret=workspace.credentials.signing_secret,
        process_before_response=True,
    )

    @app.event("message")
    async def message(event, say, request):
        [again] = request.headers.get("x-slack-retry-num", ["0"])
        await say(text=f"écho : {event['text']} {again}", blocks=[actions(button())])

    @app.command("/echo")
    async def command(ack, command, client):
        view = modal(asked("Quoi ?", typed(), "what"), callback_id="form")
        await client.views_open(trigger_id=command["trigger_id"], view=view)
        await ack({"text": f"oui : {command['text']}"})

    @app.action("yes")
    async def yes(ack, respond):
        await ack()
        await respond("pressé")

    @app.view("form")
    async def form(ack):
        await ack(response_action="errors", errors={"what": "Trop court."})

    return app


@pytest.fixture
async def endpoint(workspace, echo):
    """The app's own web server; `refusals` makes it fail that many times first."""
    state = {"refusals": 0, "headers": []}

    async def serve(request):
        state["headers"].append(dict(request.headers))
        if state["refusals"]:
            state["refusals"] -= 1
            return web.Response(status=503)
        headers = {name.lower(): value for name, value in request.headers.items()}
        reply = await echo.async_dispatch(
            AsyncBoltRequest(body=await request.text(), headers=headers)
        )
        return web.Response(
            status=reply.status,
            text=reply.body,
            content_type=reply.first_headers()["content-type"].split(";")[0],
        )

    server = web.Application()
    server.router.add_post("/slack/events", serve)
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    state["delivery"] = workspace.deliver_by_http(
        f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    )
    yield state
    await workspace.platform.courier.delivery.close()
    await runner.cleanup()


@pytest.mark.usefixtures("endpoint")
async def test_an_event_is_signed_and_answered(nina):
    await nina.says("bonjour")

    assert (await nina.next_message())["text"] == "écho : bonjour 0"


async def test_the_challenge_of_a_request_url_is_echoed(workspace, endpoint):
    token = workspace.credentials.verification

    assert await endpoint["delivery"].verify(token)


@pytest.mark.usefixtures("endpoint")
async def test_the_http_reply_is_the_answer_of_commands_and_views(nina):
    assert await nina.runs("/echo", "toi") is None
    assert (await nina.next_message())["text"] == "oui : toi"
    assert await nina.fills_and_submits({"Quoi ?": "x"}) == {"what": "Trop court."}


@pytest.mark.usefixtures("endpoint")
async def test_a_press_reaches_the_app_as_a_form(nina):
    await nina.says("bonjour")
    assert await nina.clicks(await nina.next_message(), "yes") is None

    assert (await nina.next_message())["text"] == "pressé"


async def test_an_event_refused_comes_again_numbered(workspace, endpoint, nina):
    endpoint["refusals"] = 2
    await nina.says("bonjour")

    assert (await nina.next_message())["text"] == "écho : bonjour 2"
    await workspace.settle()
    assert endpoint["headers"][1]["X-Slack-Retry-Reason"] == "http_error"


async def test_bolt_refuses_what_another_secret_signed(workspace, endpoint, nina):
    endpoint["delivery"]._secret = "another"
    workspace.pace.retries = ()

    await nina.says("bonjour")

    assert nina.inbox() == []
    ack = workspace.platform.ledger.entries[-1]
    assert (ack.kind, ack.error) == ("ack", "http_error")


async def test_an_app_that_does_not_listen_is_tried_again_and_given_up(workspace, nina):
    workspace.deliver_by_http("http://127.0.0.1:9/")

    await nina.says("il y a quelqu'un ?")
    await workspace.settle()

    acks = [entry.error for entry in workspace.platform.ledger.entries if entry.kind == "ack"]
    assert acks == ["connection_failed"] * 4
    await asyncio.sleep(0)
