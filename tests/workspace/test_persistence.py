"""The demo's workspace survives a restart; its secrets do not."""

from __future__ import annotations

import asyncio
import json
import time

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace
from tests.workspace.conftest import MANIFEST, Call
from tests.workspace.pieces import home, section


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "state" / "workspace.json"


async def live_through(kept, session):
    """Run a workspace in which a little happens, and stop it."""
    workspace = Workspace(MANIFEST, state=kept)
    assert workspace.is_fresh
    await workspace.start()
    workspace.team.name = "Exemple SA"
    nina = workspace.add_member("Nina Exemple", role_note="nouvelle KAM", tz="Europe/London")
    workspace.channel("general", [nina])
    workspace.team.stamps.last = time.time_ns() // 1000 + 3_600_000_000
    token = workspace.credentials.bot_token
    call = Call(AsyncWebClient(token=token, base_url=workspace.api_url, session=session))
    root = await nina.says("bonjour")
    key = {"event_type": "key", "event_payload": {"k": "1"}}
    await call(
        "chat.postMessage", channel=nina.dm.id, text="oui", thread_ts=root["ts"], metadata=key
    )
    await call("views.publish", user_id=nina.id, view=home(section("Accueil")))
    await workspace.stop()
    return workspace


async def test_people_messages_and_homes_come_back(kept, session):
    first = await live_through(kept, session)
    again = Workspace(MANIFEST, state=kept)
    await again.start()
    nina = again.person("Nina Exemple")

    assert not again.is_fresh
    assert again.team.name == "Exemple SA"
    assert again.team.bot_user_id == first.team.bot_user_id
    assert (nina.member.role_note, nina.member.tz) == ("nouvelle KAM", "Europe/London")
    assert nina.home["blocks"][0]["text"]["text"] == "Accueil"
    root, reply = nina.reads()
    assert (root["text"], reply["thread_ts"]) == ("bonjour", root["ts"])
    assert nina.dm.messages[reply["ts"]].metadata["event_payload"] == {"k": "1"}
    assert nina.dm.threads == {root["ts"]: [reply["ts"]]}
    assert again.team.channel_named("general").members[0] == nina.id
    later = await nina.says("encore")  # although the machine's clock was ahead before
    assert later["ts"] > reply["ts"]
    assert len(again.team.conversations) == 2
    await again.stop()


async def test_no_secret_is_written(kept, session):
    workspace = await live_through(kept, session)
    written = kept.read_text()

    for secret in (
        workspace.credentials.bot_token,
        workspace.credentials.app_token,
        workspace.credentials.signing_secret,
        workspace.credentials.verification,
    ):
        assert secret not in written
    fresh = Workspace(MANIFEST, state=kept).credentials
    assert fresh.bot_token != workspace.credentials.bot_token


async def test_changes_are_saved_while_it_runs(kept, monkeypatch):
    monkeypatch.setattr("bot.workspace.persistence._PAUSE", 0.01)
    workspace = Workspace(MANIFEST, state=kept)
    await workspace.start()
    workspace.add_member("Nina Exemple")
    await asyncio.sleep(0.1)

    names = [member["real_name"] for member in json.loads(kept.read_text())["members"]]
    assert "Nina Exemple" in names
    assert list(kept.parent.iterdir()) == [kept]
    await workspace.stop()


async def test_without_a_file_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    workspace = Workspace(MANIFEST)
    await workspace.start()
    workspace.add_member("Nina Exemple")
    await workspace.stop()

    assert list(tmp_path.iterdir()) == []
