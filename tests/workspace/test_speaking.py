"""Messages: what the app hears, what members read."""

from __future__ import annotations

import time

import pytest

from bot.workspace.bodies import Refused
from tests.workspace.pieces import actions, button, section


async def test_a_direct_message_reaches_the_app_as_slack_writes_it(workspace, app, nina):
    said = await nina.says("salut <b> & co")

    [(kind, body)] = app.received
    event = body["event"]
    assert kind == "events_api"
    assert body["type"] == "event_callback"
    assert body["event_id"].startswith("Ev")
    assert body["team_id"] == workspace.team.id
    assert body["authorizations"][0]["user_id"] == workspace.team.bot_user_id
    assert event["type"] == "message"
    assert event["channel_type"] == "im"
    assert event["channel"] == nina.dm.id
    assert event["user"] == nina.id
    assert event["ts"] == said["ts"]
    assert event["text"] == "salut &lt;b&gt; &amp; co"
    assert event["blocks"][0]["elements"][0]["elements"][0]["text"] == "salut <b> & co"


async def test_a_mention_sent_by_the_page_is_kept_and_the_rest_escaped(app, nina, bea):
    await nina.says(f"<@{bea.id}> & <!channel>")

    assert app.events[0]["text"] == f"<@{bea.id}> &amp; &lt;!channel&gt;"


async def test_a_mention_in_a_channel_arrives_twice_with_two_event_ids(workspace, app, nina):
    general = workspace.channel("general", [nina])

    await nina.mentions_bot("general", "bonjour")

    kinds = {body["event"]["type"]: body["event_id"] for body in app.bodies}
    assert set(kinds) == {"message", "app_mention"}
    assert len(set(kinds.values())) == 2
    assert {event["channel"] for event in app.events} == {general.id}


async def test_a_channel_without_the_app_stays_unheard(workspace, app, nina):
    workspace.channel("quiet", [nina], bot=False)

    await nina.mentions_bot("quiet", "tu es là ?")

    assert app.received == []


async def test_an_event_that_the_manifest_does_not_ask_for_is_not_sent(workspace, app, nina):
    workspace.channel("secret", [nina], private=True)

    await nina.says("bonjour", "secret")

    assert app.received == []


async def test_the_app_hears_its_own_messages_too(workspace, app, nina, call):
    await call("chat.postMessage", channel=nina.dm.id, text="bonjour")
    await workspace.settle()

    assert app.events[0]["bot_id"] == workspace.team.bot_id


async def test_an_answer_is_the_next_message(nina, call):
    await call("chat.postMessage", channel=nina.dm.id, text="avant")
    await nina.says("une question")

    await call("chat.postMessage", channel=nina.dm.id, text="après")

    assert (await nina.next_message())["text"] == "après"
    assert [message["text"] for message in nina.inbox()] == ["avant", "après"]


async def test_waiting_for_a_message_that_never_comes_says_so(nina):
    with pytest.raises(TimeoutError, match="said nothing to Nina"):
        await nina.next_message(timeout=0.01)


async def test_a_reply_names_the_author_of_the_thread(app, nina):
    root = await nina.says("racine")
    await nina.says("réponse", thread=root)

    reply = app.events[1]
    assert reply["thread_ts"] == root["ts"]
    assert reply["parent_user_id"] == nina.id


async def test_an_edited_message_keeps_what_it_said_before(app, nina):
    said = await nina.says("bonjuor")
    await nina.edits(said, "bonjour")

    changed = app.events[1]
    assert changed["subtype"] == "message_changed"
    assert changed["message"]["text"] == "bonjour"
    assert changed["previous_message"]["text"] == "bonjuor"
    assert changed["message"]["edited"]["user"] == nina.id


async def test_nobody_edits_or_deletes_what_another_said(nina, bea, call):
    three = (await call("conversations.open", users=f"{nina.id},{bea.id}"))["channel"]["id"]
    said = await nina.says("bonjour", three)

    for act in (bea.edits(said, "au revoir"), bea.deletes(said)):
        with pytest.raises(Refused, match="cant_update_message"):
            await act
    assert nina.reread(said)["text"] == "bonjour"


async def test_a_deleted_message_is_announced_and_gone(app, nina):
    said = await nina.says("oups")
    await nina.deletes(said)

    assert app.events[1]["subtype"] == "message_deleted"
    assert app.events[1]["deleted_ts"] == said["ts"]
    assert nina.reread(said) is None


async def test_the_root_of_a_thread_leaves_a_tombstone(nina):
    root = await nina.says("racine")
    await nina.says("réponse", thread=root)
    await nina.deletes(root)

    assert nina.reread(root)["subtype"] == "tombstone"


async def test_a_whisper_is_seen_by_one_and_not_kept_in_history(workspace, app, nina, bea, call):
    general = workspace.channel("general", [nina, bea])

    await call("chat.postEphemeral", channel=general.id, user=nina.id, text="pssst")
    await workspace.settle()

    assert [m["text"] for m in nina.reads(general)] == ["pssst"]
    assert nina.reads(general)[0]["ephemeral"] is True
    assert bea.reads(general) == []
    history = await call("conversations.history", channel=general.id)
    assert history["messages"] == []
    assert app.received == []


async def test_posting_to_a_user_id_writes_in_their_direct_message(nina, call):
    reply = await call("chat.postMessage", channel=nina.id, text="bonjour")

    assert reply["channel"] == nina.dm.id


async def test_blocks_and_elements_get_ids(nina, call):
    blocks = [section(), actions({**button(), "action_id": "yes"}), {"type": "divider"}]
    del blocks[1]["block_id"], blocks[1]["elements"][0]["action_id"]

    reply = await call("chat.postMessage", channel=nina.dm.id, text="choix", blocks=blocks)

    kept = reply["message"]["blocks"]
    assert all(block["block_id"] for block in kept)
    assert kept[1]["elements"][0]["action_id"]


async def test_timestamps_are_unique_and_increasing(workspace, nina, call):
    workspace.team.stamps.last = time.time_ns() // 1000 + 3_600_000_000  # the machine stepped back
    stamps = [
        (await call("chat.postMessage", channel=nina.dm.id, text=str(n)))["ts"] for n in range(20)
    ]

    assert stamps == sorted(set(stamps))
    assert float(stamps[0]) > time.time() + 3_000


async def test_an_update_changes_the_text_and_removes_the_blocks(nina, call):
    sent = await call("chat.postMessage", channel=nina.dm.id, text="a", blocks=[section()])
    await call("chat.update", channel=nina.dm.id, ts=sent["ts"], text="b")

    [message] = nina.inbox()
    assert message["text"] == "b"
    assert message["blocks"] == []
    assert message["edited"]


async def test_a_permalink_names_the_message(nina, call):
    said = await nina.says("bonjour")

    reply = await call("chat.getPermalink", channel=nina.dm.id, message_ts=said["ts"])

    assert reply["permalink"].endswith(f"/{nina.dm.id}/p{said['ts'].replace('.', '')}")
