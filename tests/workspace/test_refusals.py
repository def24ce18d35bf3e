"""What Slack refuses, with its error names."""

from __future__ import annotations

import pytest

NOT_A_TS = "1.000001"


@pytest.fixture
async def places(workspace, nina, bea, client):
    """Ids for the table below: conversations, people and messages of every sort."""
    away = workspace.add_member("Parti Fictif", deleted=True)
    workspace.add_member("Parti Aussi", deleted=True, email="gone@example.com")
    robot = workspace.add_member("Autre Robot", bot=True)
    general = workspace.channel("general", [nina, bea])
    closed = workspace.channel("closed", [nina])
    closed.archived = True
    mine = await nina.says("à moi")
    sent = await client.chat_postMessage(channel=nina.dm.id, text="au robot")
    return {
        "DM": nina.dm.id,
        "GENERAL": general.id,
        "ELSEWHERE": workspace.channel("elsewhere", [nina], bot=False).id,
        "PRIVATE": workspace.channel("private", [nina], private=True).id,
        "HIDDEN": workspace.channel("hidden", [nina], private=True, bot=False).id,
        "CLOSED": closed.id,
        "GONE_DM": workspace.team.direct([away.id, workspace.team.bot_user_id])[0].id,
        "NINA": nina.id,
        "BEA": bea.id,
        "AWAY": away.id,
        "ROBOT": robot.id,
        "HERS": mine["ts"],
        "OURS": sent["ts"],
    }


METADATA = {"event_type": "key", "event_payload": {"k": "v"}}
TABLE = [
    ("files.upload", {}, "unknown_method"),
    ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
    ("chat.postMessage", {"channel": "C0", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": "HIDDEN", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": "ELSEWHERE", "text": "x"}, "not_in_channel"),
    ("chat.postMessage", {"channel": "CLOSED", "text": "x"}, "is_archived"),
    ("chat.postMessage", {"channel": "GONE_DM", "text": "x"}, "is_archived"),
    ("chat.postMessage", {"channel": "AWAY", "text": "x"}, "user_disabled"),
    ("chat.postMessage", {"channel": "ROBOT", "text": "x"}, "cannot_dm_bot"),
    ("chat.postMessage", {"channel": "DM"}, "no_text"),
    ("chat.postMessage", {"channel": "DM", "text": "x" * 40_001}, "msg_too_long"),
    ("chat.postMessage", {"channel": "DM", "text": "x", "thread_ts": NOT_A_TS}, "thread_not_found"),
    ("chat.postMessage", {"channel": "DM", "text": "x", "metadata": {}}, "invalid_metadata_format"),
    (
        "chat.postMessage",
        {"channel": "DM", "text": "x", "metadata": {"event_payload": {}}},
        "invalid_metadata_schema",
    ),
    (
        "chat.postMessage",
        {
            "channel": "DM",
            "text": "x",
            "metadata": METADATA | {"event_payload": {"k": "v" * 16_000}},
        },
        "metadata_too_large",
    ),
    ("chat.postEphemeral", {"channel": "DM", "text": "x"}, "invalid_arguments"),
    ("chat.postEphemeral", {"channel": "DM", "user": "U0", "text": "x"}, "user_not_found"),
    ("chat.postEphemeral", {"channel": "DM", "user": "BEA", "text": "x"}, "user_not_in_channel"),
    ("chat.update", {"channel": "DM", "ts": NOT_A_TS, "text": "x"}, "message_not_found"),
    ("chat.update", {"channel": "DM", "ts": "HERS", "text": "x"}, "cant_update_message"),
    ("chat.update", {"channel": "DM", "ts": "OURS", "text": "x" * 4_001}, "msg_too_long"),
    ("chat.update", {"channel": "DM", "ts": "OURS"}, "no_text"),
    ("chat.delete", {"channel": "DM", "ts": "HERS"}, "cant_delete_message"),
    ("chat.delete", {"channel": "DM", "ts": NOT_A_TS}, "message_not_found"),
    ("chat.getPermalink", {"channel": "DM", "message_ts": NOT_A_TS}, "message_not_found"),
    ("conversations.open", {}, "users_list_not_supplied"),
    ("conversations.open", {"users": "U0"}, "user_not_found"),
    ("conversations.open", {"users": "U0,U1"}, "users_not_found"),
    ("conversations.open", {"users": "ROBOT"}, "cannot_dm_bot"),
    ("conversations.open", {"users": "AWAY"}, "user_disabled"),
    ("conversations.open", {"users": ",".join(f"U{n}" for n in range(9))}, "too_many_users"),
    ("conversations.history", {"channel": "C0"}, "channel_not_found"),
    ("conversations.history", {"channel": "ELSEWHERE"}, "not_in_channel"),
    ("conversations.history", {"channel": "DM", "limit": 0}, "invalid_limit"),
    ("conversations.history", {"channel": "DM", "limit": "many"}, "invalid_arguments"),
    ("conversations.history", {"channel": "DM", "cursor": "?"}, "invalid_cursor"),
    ("conversations.history", {"channel": "DM", "latest": "now"}, "invalid_ts_latest"),
    ("conversations.replies", {"channel": "DM", "ts": NOT_A_TS}, "thread_not_found"),
    ("conversations.info", {"channel": "HIDDEN"}, "channel_not_found"),
    ("users.info", {"user": "U0"}, "user_not_found"),
    ("users.info", {}, "invalid_arguments"),
    ("users.lookupByEmail", {"email": "nobody@example.com"}, "users_not_found"),
    ("users.lookupByEmail", {"email": "gone@example.com"}, "users_not_found"),
    ("usergroups.users.list", {"usergroup": "S0"}, "no_such_subteam"),
    ("views.publish", {"user_id": "U0", "view": {"type": "home", "blocks": []}}, "user_not_found"),
    ("views.publish", {"user_id": "NINA"}, "invalid_arguments"),
    ("views.update", {"view": {}}, "invalid_arguments"),
    ("views.update", {"view_id": "V0", "view": {}}, "not_found"),
    ("apps.connections.open", {}, "not_allowed_token_type"),
]


@pytest.mark.parametrize(("method", "args", "error"), TABLE)
async def test_what_slack_refuses(call, places, method, args, error):
    known = {
        name: places.get(value, value) if isinstance(value, str) else value
        for name, value in args.items()
    }
    if args.get("users") in places:
        known["users"] = places[args["users"]]

    reply = await call(method, **known)

    assert (reply["ok"], reply["error"]) == (False, error)


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-unknown", "invalid_auth")],
)
async def test_a_wrong_token_is_refused(workspace, session, token, error):
    async with session.post(f"{workspace.api_url}auth.test", data={"token": token}) as reply:
        assert (await reply.json())["error"] == error


async def test_a_revoked_token_is_told_to_the_app_then_refused(workspace, app, call):
    await workspace.revoke_token()

    assert app.events[0]["type"] == "tokens_revoked"
    assert (await call("auth.test"))["error"] == "token_revoked"


async def test_after_the_app_is_removed_its_account_is_inactive(workspace, app, nina, call):
    await workspace.uninstall()
    await nina.says("il y a quelqu'un ?")

    assert [event["type"] for event in app.events] == ["app_uninstalled"]
    assert (await call("auth.test"))["error"] == "account_inactive"
