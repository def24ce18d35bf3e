"""Response URLs: five uses in thirty minutes, in private unless told otherwise."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.workspace import Fault
from tests.workspace.pieces import actions, button, section


@pytest.fixture
async def respond(app, nina, session):
    """Answer Nina's command through its response URL."""
    await nina.runs("/echo")
    hook = AsyncWebhookClient(app.bodies[0]["response_url"], session=session)
    hook.retry_handlers.clear()
    return hook.send_dict


async def test_an_answer_is_a_whisper_by_default(respond, nina):
    reply = await respond({"text": "rien que toi"})

    assert reply.status_code == 200
    [message] = nina.inbox()
    assert (message["text"], message["ephemeral"]) == ("rien que toi", True)


async def test_an_answer_may_be_for_everyone(respond, nina):
    await respond({"text": "pour tous", "response_type": "in_channel"})

    assert nina.inbox()[0]["ephemeral"] is False


async def test_the_sixth_use_is_refused(respond, nina):
    codes = [(await respond({"text": str(n)})).status_code for n in range(6)]

    assert codes == [200] * 5 + [404]
    assert len(nina.inbox()) == 5


async def test_it_expires(workspace, respond):
    workspace.pace.hook_life = 0.01
    await asyncio.sleep(0.02)

    reply = await respond({"text": "trop tard"})

    assert (reply.status_code, "expired_url" in reply.body) == (404, True)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"blocks": [section("")]}, "invalid_blocks"),
        ({"delete_original": True}, "message_not_found"),
    ],
)
async def test_a_wrong_answer_is_refused(respond, nina, body, error):
    reply = await respond(body)

    assert reply.status_code == 400
    assert error in reply.body
    assert nina.inbox() == []


@pytest.fixture
async def pressed(app, nina, call, session):
    """Press a button of a message, and answer through the press's response URL."""
    await call("chat.postMessage", channel=nina.dm.id, text="?", blocks=[actions(button())])
    await nina.clicks(nina.inbox()[0], "Oui")
    return AsyncWebhookClient(app.bodies[-1]["response_url"], session=session).send_dict


async def test_the_message_pressed_may_be_replaced(pressed, nina):
    await pressed({"replace_original": True, "text": "merci"})

    [message] = nina.inbox()
    assert (message["text"], message["blocks"]) == ("merci", [])


async def test_the_message_pressed_may_be_deleted(pressed, nina):
    await pressed({"delete_original": True})

    assert nina.inbox() == []


async def test_a_lost_reply_leaves_its_effect(workspace, respond, nina):
    workspace.misbehave("response_url", Fault.LOST_REPLY)

    with pytest.raises((aiohttp.ClientError, ConnectionError)):
        await respond({"text": "posté"})
    assert [message["text"] for message in nina.inbox()] == ["posté"]
    assert workspace.calls("response_url")[0].response == {"ok": True}
