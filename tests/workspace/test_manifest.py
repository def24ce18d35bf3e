"""What the manifest turns off is off."""

from __future__ import annotations

from copy import deepcopy

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace
from bot.workspace.bodies import Refused
from tests.workspace.conftest import MANIFEST, Call, Memory
from tests.workspace.pieces import actions, button, home


@pytest.fixture
async def without(session):
    """Start a workspace whose manifest says otherwise in one section."""
    started = []

    async def start(section, **changes):
        manifest = deepcopy(MANIFEST)
        part = manifest["features" if section == "app_home" else "settings"]
        part[section] = {**part[section], **changes}
        workspace = Workspace(manifest)
        await workspace.start()
        started.append(workspace)
        token = workspace.credentials.bot_token
        call = Call(AsyncWebClient(token=token, base_url=workspace.api_url, session=session))
        return workspace, workspace.add_member("Nina Exemple"), call

    yield start
    for workspace in started:
        await workspace.stop()


async def test_without_a_home_tab_no_view_is_published(without):
    _, nina, call = await without("app_home", home_tab_enabled=False)

    assert (await call("views.publish", user_id=nina.id, view=home()))["error"] == "not_enabled"


async def test_without_a_messages_tab_nobody_writes(without):
    _, nina, call = await without("app_home", messages_tab_enabled=False)

    reply = await call("chat.postMessage", channel=nina.id, text="bonjour")
    assert reply["error"] == "messages_tab_disabled"
    with pytest.raises(Refused, match="turned off"):
        await nina.says("bonjour")


async def test_a_read_only_messages_tab_is_the_apps_alone(without):
    _, nina, call = await without("app_home", messages_tab_read_only_enabled=True)

    assert (await call("chat.postMessage", channel=nina.id, text="bonjour"))["ok"]
    with pytest.raises(Refused, match="turned off"):
        await nina.says("bonjour")


async def test_without_interactivity_buttons_reach_nobody(without):
    workspace, nina, call = await without("interactivity", is_enabled=False)
    app = Memory()
    workspace.deliver_to(app)
    await call("chat.postMessage", channel=nina.id, text="?", blocks=[actions(button())])

    assert await nina.clicks(nina.inbox()[0], "Oui") is not None
    assert not [body for body in app.bodies if body.get("type") == "block_actions"]


async def test_an_event_without_its_scope_is_not_sent():
    manifest = deepcopy(MANIFEST)
    manifest["oauth_config"]["scopes"]["bot"].remove("im:history")
    workspace = Workspace(manifest)
    await workspace.start()
    app = Memory()
    workspace.deliver_to(app)
    await workspace.add_member("Nina Exemple").says("bonjour")
    await workspace.stop()

    assert app.received == []


def test_an_event_the_workspace_cannot_send_is_refused_at_once():
    manifest = {"settings": {"event_subscriptions": {"bot_events": ["reaction_added"]}}}

    with pytest.raises(ValueError, match="reaction_added"):
        Workspace(manifest)
