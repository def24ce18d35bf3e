"""What the app reads back: history, threads, metadata, pages."""

from __future__ import annotations

import pytest


@pytest.fixture
async def ten(nina, client):
    """Ten messages of the app, the third with metadata and a thread."""
    stamps = []
    for n in range(10):
        key = {"event_type": "key", "event_payload": {"n": n}} if n == 2 else None
        sent = await client.chat_postMessage(channel=nina.dm.id, text=str(n), metadata=key)
        stamps.append(sent["ts"])
    for n in range(3):
        await client.chat_postMessage(channel=nina.dm.id, text=f"r{n}", thread_ts=stamps[2])
    return stamps


def texts(reply):
    return [message["text"] for message in reply["messages"]]


async def test_history_is_latest_first_without_replies(nina, client, ten):
    reply = await client.conversations_history(channel=nina.dm.id)

    assert texts(reply) == [str(n) for n in reversed(range(10))]
    assert reply["has_more"] is False
    root = reply["messages"][7]
    assert (root["reply_count"], root["thread_ts"]) == (3, ten[2])


async def test_history_comes_in_pages(nina, client, ten):
    seen, cursor = [], None
    while cursor != "":
        reply = await client.conversations_history(channel=nina.dm.id, limit=4, cursor=cursor)
        seen.append(texts(reply))
        cursor = (reply.get("response_metadata") or {}).get("next_cursor", "")

    assert [len(page) for page in seen] == [4, 4, 2]
    assert [text for page in seen for text in page] == [str(n) for n in range(len(ten))][::-1]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ({"oldest": 6}, "987"),
        ({"oldest": 6, "inclusive": True}, "9876"),
        ({"latest": 2}, "10"),
        ({"latest": 2, "inclusive": True}, "210"),
        ({"oldest": 3, "latest": 5}, "4"),
        ({"oldest": 3, "latest": 3, "inclusive": True}, "3"),
    ],
)
async def test_history_between_two_moments(nina, client, ten, args, expected):
    bounds = {k: v if isinstance(v, bool) else ten[v] for k, v in args.items()}

    reply = await client.conversations_history(channel=nina.dm.id, **bounds)

    assert "".join(texts(reply)) == expected


async def test_metadata_is_read_only_when_asked_for(nina, client, ten):
    plain = await client.conversations_history(channel=nina.dm.id)
    full = await client.conversations_history(channel=nina.dm.id, include_all_metadata=True)

    assert not any("metadata" in message for message in plain["messages"])
    assert full["messages"][7]["metadata"]["event_payload"] == {"n": 2}
    assert full["messages"][7]["ts"] == ten[2]


async def test_a_thread_starts_with_its_root(nina, client, ten):
    whole = await client.conversations_replies(channel=nina.dm.id, ts=ten[2])
    lonely = await client.conversations_replies(channel=nina.dm.id, ts=ten[0])

    assert texts(whole) == ["2", "r0", "r1", "r2"]
    assert texts(lonely) == ["0"]
    from_a_reply = await client.conversations_replies(
        channel=nina.dm.id, ts=whole["messages"][1]["ts"]
    )
    assert texts(from_a_reply) == texts(whole)


async def test_arguments_may_be_sent_in_the_query_a_form_or_json(workspace, nina, session):
    token = workspace.credentials.bot_token
    headers = {"Authorization": f"Bearer {token}"}
    address = f"{workspace.api_url}chat.postMessage"
    blocks = '[{"type": "divider", "block_id": "line"}]'
    args = {"channel": nina.dm.id, "text": "x", "blocks": blocks}

    async with session.get(address, params=args | {"token": token}) as query:
        assert (await query.json())["ok"]
    async with session.post(address, data=args | {"token": token}) as form:
        assert (await form.json())["ok"]
    async with session.post(address, json=args, headers=headers) as body:
        assert (await body.json())["ok"]
        assert body.headers["X-OAuth-Scopes"].startswith("app_mentions:read,")
    assert [m["blocks"][0]["block_id"] for m in nina.inbox()] == ["line"] * 3


async def test_broken_json_is_refused(workspace, session):
    headers = {"Content-Type": "application/json"}
    for text, error in [("{", "invalid_json"), ("[]", "json_not_object")]:
        async with session.post(
            f"{workspace.api_url}auth.test", data=text, headers=headers
        ) as reply:
            assert (await reply.json())["error"] == error


async def test_opening_twice_gives_the_same_conversation(nina, bea, call):
    first = await call("conversations.open", users=nina.id)
    again = await call("conversations.open", users=nina.id, return_im=True)
    three = await call("conversations.open", users=f"{nina.id},{bea.id}")
    same = await call("conversations.open", users=f"{bea.id},{nina.id}")

    assert first["channel"]["id"] == again["channel"]["id"] == nina.dm.id
    assert (again["already_open"], again["channel"]["user"]) == (True, nina.id)
    assert three["channel"]["id"] == same["channel"]["id"] != nina.dm.id


async def test_a_conversation_describes_itself(workspace, nina, bea, call):
    general = workspace.channel("general", [nina, bea], external=True)

    reply = await call("conversations.info", channel=general.id, include_num_members=True)
    members = await call("conversations.members", channel=general.id)

    assert reply["channel"]["is_ext_shared"] is True
    assert (reply["channel"]["name"], reply["channel"]["num_members"]) == ("general", 3)
    assert members["members"] == [nina.id, bea.id, workspace.team.bot_user_id]
