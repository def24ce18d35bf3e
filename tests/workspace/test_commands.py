"""Slash commands: the payload, the answer, and what Slack shows when there is none."""

from __future__ import annotations

import pytest


async def test_a_command_carries_slacks_fields(workspace, app, nina):
    assert await nina.runs("/echo", "bonjour <b>") is None

    [(kind, body)] = app.received
    assert kind == "slash_commands"
    assert body["command"] == "/echo"
    assert body["text"] == "bonjour &lt;b&gt;"
    assert body["user_id"] == nina.id
    assert (body["channel_id"], body["channel_name"]) == (nina.dm.id, "directmessage")
    assert body["team_id"] == workspace.team.id
    assert body["api_app_id"] == workspace.team.app_id
    assert body["is_enterprise_install"] == "false"
    assert body["trigger_id"]
    assert "/hooks/" in body["response_url"]


@pytest.mark.parametrize(
    ("command", "text"), [("/echo", "<@{id}|bea.fictive>"), ("/plain", "@bea.fictive")]
)
async def test_mentions_in_commands_follow_should_escape(app, nina, bea, command, text):
    await nina.runs(command, f"<@{bea.id}>")

    assert app.bodies[0]["text"] == text.format(id=bea.id)


async def test_the_ack_of_a_command_is_whispered(app, nina):
    app.answers["slash_commands"] = "Je cherche…"
    await nina.runs("/echo")

    [message] = nina.inbox()
    assert (message["text"], message["ephemeral"]) == ("Je cherche…", True)


async def test_the_ack_of_a_command_may_speak_to_everyone(workspace, app, nina, bea):
    general = workspace.channel("general", [nina, bea])
    app.answers["slash_commands"] = {"response_type": "in_channel", "text": "Bonjour à tous"}
    await nina.runs("/echo", channel="general")

    assert [message["text"] for message in bea.reads(general)] == ["Bonjour à tous"]


async def test_a_command_without_answer_shows_slacks_error(workspace, app, nina):
    workspace.pace.ack, app.pause = 0.01, 0.05

    assert await nina.runs("/echo") == '/echo failed with the error "operation_timeout"'


async def test_a_command_with_no_app_connected_fails_at_once(nina):
    assert await nina.runs("/echo") == '/echo failed with the error "dispatch_failed"'


async def test_an_unknown_command_never_leaves(app, nina):
    assert await nina.runs("/nothing") == "/nothing is not a valid command."
    assert app.received == []
