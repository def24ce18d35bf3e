"""Scopes: what each method needs of the manifest."""

from __future__ import annotations

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace
from tests.workspace.conftest import Call

NEEDS = [
    ("chat.postMessage", {"channel": "C0", "text": "x"}, "chat:write"),
    ("chat.update", {"channel": "C0", "ts": "1", "text": "x"}, "chat:write"),
    ("users.info", {"user": "U0"}, "users:read"),
    ("users.list", {}, "users:read"),
    ("users.lookupByEmail", {"email": "x"}, "users:read.email"),
    ("usergroups.users.list", {"usergroup": "S0"}, "usergroups:read"),
]


@pytest.mark.parametrize(("method", "args", "scope"), NEEDS)
async def test_a_missing_scope_is_named(bare, method, args, scope):
    reply = await bare(method, **args)

    assert reply["error"] == "missing_scope"
    assert reply["needed"] == scope
    assert reply["provided"] == "commands"


KINDS = [
    ("im", "im:history", "im:read"),
    ("mpim", "mpim:history", "mpim:read"),
    ("channel", "channels:history", "channels:read"),
    ("group", "groups:history", "groups:read"),
]


async def test_e_mail_addresses_take_a_scope_of_their_own(session):
    workspace = Workspace({"oauth_config": {"scopes": {"bot": ["users:read"]}}})
    await workspace.start()
    token = workspace.credentials.bot_token
    call = Call(AsyncWebClient(token=token, base_url=workspace.api_url, session=session))
    nina = workspace.add_member("Nina Exemple", email="nina@example.com")
    reply = await call("users.info", user=nina.id)
    await workspace.stop()

    assert "email" not in reply["user"]["profile"]


@pytest.mark.parametrize(("kind", "history", "read"), KINDS)
async def test_reading_takes_the_scope_of_the_conversations_kind(
    bare_workspace, bare, kind, history, read
):
    bot = bare_workspace.team.bot_user_id
    channel = bare_workspace.team.add_conversation(kind, [bot], "place").id

    assert (await bare("conversations.history", channel=channel))["needed"] == history
    assert (await bare("conversations.replies", channel=channel, ts="1"))["needed"] == history
    assert (await bare("conversations.info", channel=channel))["needed"] == read
    assert (await bare("conversations.members", channel=channel))["needed"] == read


async def test_opening_takes_a_scope_for_one_and_another_for_several(bare_workspace, bare):
    one, two = (bare_workspace.add_member(name).id for name in ("Un", "Deux"))

    assert (await bare("conversations.open", users=one))["needed"] == "im:write"
    assert (await bare("conversations.open", users=f"{one},{two}"))["needed"] == "mpim:write"


@pytest.fixture
async def bare_workspace():
    workspace = Workspace({"oauth_config": {"scopes": {"bot": ["commands"]}}})
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
def bare(bare_workspace, session):
    token = bare_workspace.credentials.bot_token
    return Call(AsyncWebClient(token=token, base_url=bare_workspace.api_url, session=session))
