"""What the browser page asks, and what it is told."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.workspace.browser_page import Page, frames


async def test_the_state_is_all_that_a_member_sees(workspace, page, nina, bea, call):
    workspace.team.fictional_note = "Entreprise fictive"
    workspace.team.tips = {"fr": ["Demande tes congés"], "en": ["Ask for leave"]}
    workspace.channel("general", [nina, bea])
    workspace.channel("hidden", [bea], private=True)
    await call("chat.postMessage", channel=nina.dm.id, text="bonjour")

    state = await page.get("state")

    assert state["team"]["fictional_note"] == "Entreprise fictive"
    assert state["me"] == {
        "id": nina.id,
        "name": "nina.exemple",
        "real_name": "Nina Exemple",
        "title": "KAM",
        "locale": "fr-FR",
        "tz": "Europe/Paris",
        "color": state["me"]["color"],
        "initials": "NE",
        "is_bot": False,
        "is_admin": False,
        "is_guest": False,
        "deleted": False,
        "stranger": False,
        "role_note": "",
    }
    assert state["bot"] == {
        "user_id": workspace.team.bot_user_id,
        "name": "Echo",
        "connected": False,
    }
    dm = next(c for c in state["conversations"] if c["kind"] == "dm")
    assert (dm["id"], dm["unread"], dm["with"]) == (nina.dm.id, 1, [workspace.team.bot_user_id])
    assert [c["name"] for c in state["conversations"] if c["kind"] == "channel"] == ["general"]
    assert state["commands"][0] == {
        "command": "/echo",
        "description": "Say it again",
        "usage_hint": "[words]",
    }
    assert state["clock"]["movable"] is False
    assert state["home"] is None
    assert state["tips"]["en"] == ["Ask for leave"]


async def test_without_a_name_the_page_shows_the_first_member(workspace, session):
    async with session.get(f"{workspace.url}/page/state") as nobody:
        assert await nobody.json() == {"error": "There is nobody in this workspace yet."}
    lea = workspace.add_member("Léa Imaginaire")
    async with session.get(f"{workspace.url}/page/state") as state:
        assert (await state.json())["me"]["id"] == lea.id


async def test_messages_are_top_level_with_their_thread_counted(page, app, nina):
    root = (await page.post("message", channel=nina.dm.id, text="racine <3"))["ts"]
    await page.post("message", channel=nina.dm.id, text="réponse", thread_ts=root)

    [message] = (await page.get("messages", channel=nina.dm.id))["messages"]
    thread = (await page.get("messages", channel=nina.dm.id, thread_ts=root))["messages"]

    assert message["text"] == "racine &lt;3"
    assert (message["reply_count"], message["reply_users"]) == (1, [nina.id])
    assert message["latest_reply_shown_at"] == thread[1]["shown_at"]
    assert datetime.fromisoformat(message["shown_at"]).utcoffset() == timedelta(0)
    assert [m["text"] for m in thread] == ["racine &lt;3", "réponse"]
    assert [event["text"] for event in app.events] == ["racine &lt;3", "réponse"]


async def test_news_arrive_on_the_live_channel(page, nina, call):
    socket = await page.live()
    sent = await call("chat.postMessage", channel=nina.dm.id, text="bonjour")
    await call("chat.update", channel=nina.dm.id, ts=sent["ts"], text="rebonjour")
    await call("chat.delete", channel=nina.dm.id, ts=sent["ts"])

    seen = await frames(socket, "message_deleted")

    by_type = {frame["type"]: frame for frame in seen}
    assert seen[0]["type"] == "conversation"
    assert by_type["message"]["message"]["text"] == "bonjour"
    assert by_type["message"]["channel"] == nina.dm.id
    assert by_type["unread"]["unread"] == 1
    assert by_type["message_changed"]["message"]["text"] == "rebonjour"
    assert by_type["message_deleted"]["ts"] == sent["ts"]
    await socket.close()


async def test_others_see_nothing_of_a_direct_message(workspace, session, bea, nina, call):
    socket = await Page(session, workspace, bea).live()
    await call("chat.postMessage", channel=nina.dm.id, text="secret")
    await bea.changes(title="RH")

    texts = [frame for frame in await frames(socket, "member") if "secret" in str(frame)]
    assert [frame["type"] for frame in texts] == ["traffic"] * len(texts)
    refused = await Page(session, workspace, bea).get("messages", channel=nina.dm.id)
    assert refused == {"error": "This conversation does not exist."}
    await socket.close()


async def test_reading_clears_the_mark(page, nina, call):
    await call("chat.postMessage", channel=nina.dm.id, text=f"<@{nina.id}> bonjour")
    marked = (await page.get("state"))["conversations"][0]
    await page.post("read", channel=nina.dm.id)
    cleared = (await page.get("state"))["conversations"][0]

    assert (marked["unread"], marked["mention"]) == (1, True)
    assert (cleared["unread"], cleared["mention"]) == (0, False)


async def test_somebody_joins_from_the_page(workspace, page, app):
    joined = await page.post("join", name="Léa Imaginaire", locale="en-GB", tz="Europe/London")
    nameless = await page.post("join", name=" ")
    await workspace.settle()

    assert app.events[0]["type"] == "team_join"
    assert workspace.person("Léa Imaginaire").id == joined["id"]
    assert nameless == {"error": "A name is needed."}


async def test_the_traffic_is_told_without_its_secrets(workspace, page, app, nina):
    await nina.runs("/echo", "bonjour")
    entries = (await page.get("traffic"))["entries"]
    last = (await page.get("traffic", after=entries[0]["n"]))["entries"]

    assert [(e["direction"], e["kind"], e["label"]) for e in entries] == [
        ("to_bot", "command", "/echo"),
        ("from_bot", "ack", "/echo"),
    ]
    assert [entry["n"] for entry in last] == [entries[1]["n"]]
    written = str(entries)
    assert workspace.credentials.verification not in written
    assert "/hooks/" not in written
    assert "bonjour" in written
    assert app.bodies[0]["token"] == workspace.credentials.verification


async def test_tokens_and_tickets_never_show_in_the_traffic(workspace, page, session):
    headers = {"Authorization": f"Bearer {workspace.credentials.app_token}"}
    address = f"{workspace.api_url}apps.connections.open"
    async with session.post(address, headers=headers) as reply:
        ticket = (await reply.json())["url"].split("ticket=")[1].split("&")[0]

    written = str((await page.get("traffic"))["entries"])
    assert "apps.connections.open" in written
    assert ticket not in written
    assert workspace.credentials.app_token not in written


@pytest.mark.parametrize(
    ("name", "args", "sentence"),
    [
        ("message", {"channel": "C0", "text": "x"}, "This conversation does not exist."),
        ("message", {"channel": "DM", "text": "  "}, "The message is empty."),
        ("message", {"channel": "DM", "text": "x", "thread_ts": "1.0"}, "no longer exists"),
        ("message", {"as": "U0", "channel": "DM", "text": "x"}, "This member does not exist."),
        ("action", {"container": "DM"}, "container must be an object"),
    ],
)
async def test_what_the_page_cannot_ask_is_refused_with_a_sentence(
    page, nina, name, args, sentence
):
    known = {
        key: nina.dm.id if value == "DM" and key == "channel" else value
        for key, value in args.items()
    }

    assert sentence in (await page.post(name, **known))["error"]


async def test_the_page_itself_is_served(workspace, session):
    async with session.get(f"{workspace.url}/") as reply:
        assert reply.status == 200
        assert "default-src 'self'" in reply.headers["Content-Security-Policy"]
