"""The ways a call can go wrong, seen from the app's side."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.workspace import Fault


@pytest.fixture
def post(client, nina):
    async def post(text="bonjour"):
        return await client.chat_postMessage(channel=nina.dm.id, text=text)

    return post


@pytest.mark.parametrize("fault", [Fault.LOST_REPLY, Fault.RESET])
async def test_a_connection_that_drops_is_a_network_error(workspace, nina, post, fault):
    workspace.misbehave("chat.postMessage", fault)

    with pytest.raises((aiohttp.ClientError, ConnectionError)):
        await post()
    posted = [message["text"] for message in nina.inbox()]
    assert posted == (["bonjour"] if fault is Fault.LOST_REPLY else [])


@pytest.mark.parametrize(
    ("fault", "status", "posted"),
    [
        (Fault.SERVER_ERROR, 500, 0),
        (Fault.LATE_ERROR, 500, 1),
        (Fault.INTERNAL_ERROR, 200, 0),
        (Fault.RATE_LIMITED, 429, 0),
    ],
)
async def test_an_error_says_how_it_failed(workspace, nina, post, fault, status, posted):
    workspace.misbehave("chat.postMessage", fault, seconds=7)

    with pytest.raises(SlackApiError) as caught:
        await post()
    assert caught.value.response.status_code == status
    assert len(nina.inbox()) == posted
    if fault is Fault.RATE_LIMITED:
        assert caught.value.response.headers["Retry-After"] == "7"
        assert caught.value.response["error"] == "ratelimited"


async def test_a_late_acceptance_happens_although_the_app_gave_up(workspace, nina, post):
    workspace.misbehave("chat.postMessage", Fault.DELAY, seconds=0.15)

    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(post(), 0.05)
    assert nina.inbox() == []
    assert (await nina.next_message())["text"] == "bonjour"


async def test_a_call_that_hangs_has_no_effect_and_no_reply(workspace, nina, post):
    workspace.misbehave("chat.postMessage", Fault.HANG)

    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(post(), 0.05)
    assert nina.inbox() == []


async def test_every_nth_call_may_fail_a_few_times(workspace, post):
    workspace.misbehave("chat.postMessage", Fault.INTERNAL_ERROR, times=2, every=3)

    outcomes = []
    for _ in range(10):
        try:
            await post()
        except SlackApiError:
            outcomes.append("no")
        else:
            outcomes.append("yes")
    assert outcomes == ["yes", "yes", "no", "yes", "yes", "no", *["yes"] * 4]


async def test_it_behaves_again_when_told_to(workspace, post):
    workspace.misbehave("chat.postMessage", Fault.SERVER_ERROR, times=100)
    workspace.behave()

    assert (await post())["ok"]


async def test_other_methods_are_spared(workspace, client):
    workspace.misbehave("chat.postMessage", Fault.SERVER_ERROR)

    assert (await client.auth_test())["ok"]


async def test_every_call_is_kept_with_its_reply(workspace, client, nina, post):
    await post("un")
    workspace.misbehave("chat.postMessage", Fault.RATE_LIMITED)
    with pytest.raises(SlackApiError):
        await post("deux")
    await client.auth_test()

    posts = workspace.calls("chat.postMessage")
    assert [call.args["text"] for call in posts] == ["un", "deux"]
    assert posts[0].response["ts"] == nina.inbox()[0]["ts"]
    assert posts[1].response["error"] == "ratelimited"
    assert [call.method for call in workspace.calls()][-1] == "auth.test"
    assert "xoxb" not in str([call.args for call in workspace.calls()])
