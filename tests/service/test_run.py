"""`kamarade run` on a Slack: both doors, bad settings, a clean end."""

import asyncio
import json
import signal
import socket

import pytest

from tests.service.conftest import Office


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def test_it_answers_over_socket_mode_and_stops_at_sigterm(office: Office):
    nina = office.slack.add_member("Nina", locale="fr-FR")
    process = await office.serving()

    await nina.says("accès SAP en retard")
    welcome = await nina.next_message(10)
    answer = await nina.next_message(10)
    process.send_signal(signal.SIGTERM)
    code = await asyncio.wait_for(process.wait(), 10)

    assert "Je suis un robot" in welcome["text"]
    assert "ERP" in answer["text"]
    assert code == 0


async def test_the_whole_question_loop_works_over_signed_http(office: Office):
    port = free_port()
    secret = office.slack.credentials.signing_secret
    nina = office.slack.add_member("Nina", locale="fr-FR")
    maya = office.slack.add_member("Maya", locale="fr-FR", email="maya@solstice.example")
    http = {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": secret, "KAMARADE_PORT": str(port)}
    status, said = await office.run("grant", "hr", "maya@solstice.example", **http)
    assert (status, said.strip()) == (0, "Maya: now hr")
    await office.serving(**http)
    office.slack.deliver_by_http(f"http://127.0.0.1:{port}/slack/events")

    await nina.says("où sont rangés les costumes du carnaval de Dunkerque ?")
    await nina.next_message(10)
    await nina.clicks(await nina.next_message(10), "Demander à quelqu'un")
    for _ in range(100):
        if nina.view:
            break
        await asyncio.sleep(0.05)
    assert await nina.fills_and_submits({}) is None
    asked = await maya.next_message(10)
    while "Répondre" not in str(asked):
        asked = await maya.next_message(10)
    await maya.clicks(asked, "Répondre")
    for _ in range(100):
        if maya.view:
            break
        await asyncio.sleep(0.05)
    await maya.fills_and_submits({"Ta réponse": "Au grenier."})

    answer = await nina.next_message(10)
    while "Au grenier." not in str(answer):
        answer = await nina.next_message(10)
    assert "répond à ta question" in answer["text"]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is missing"),
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "SLACK_BOT_TOKEN is refused by Slack (invalid_auth)"),
        ({"SLACK_API_URL": "http://example.org/"}, "SLACK_API_URL must be https"),
        ({"KAMARADE_CONTENT_DIR": "/nowhere"}, "KAMARADE_CONTENT_DIR is not a folder"),
    ],
)
async def test_a_wrong_setting_stops_it_at_once_with_a_sentence(
    office: Office, settings: dict[str, str], sentence: str
):
    status, said = await office.run("run", **settings)

    assert status == 2
    assert sentence in said
    assert "Traceback" not in said


async def test_a_revoked_token_stops_it_with_a_sentence(office: Office):
    await office.slack.revoke_token()

    status, said = await office.run("run")

    assert status == 2
    assert "token_revoked" in said


async def test_a_second_bot_on_the_same_sqlite_folder_is_refused(office: Office):
    await office.serving()

    status, said = await office.run("run")

    assert status == 2
    assert "another Kamarade already runs" in said


async def test_the_doctor_finds_all_well_on_a_migrated_installation(office: Office):
    assert (await office.run("migrate"))[0] == 0

    status, said = await office.run("doctor")

    assert status == 0, said
    for what in ("content", "database", "token", "scopes", "clock", "Socket Mode"):
        assert f"ok  {what}" in said


async def test_the_doctor_names_a_missing_scope(office: Office):
    await office.run("migrate")
    manifest = office.slack.platform.manifest
    kept = tuple(scope for scope in manifest.scopes if scope != "im:history")
    object.__setattr__(manifest, "scopes", kept)

    status, said = await office.run("doctor")

    assert status == 1
    assert "BAD scopes: missing im:history" in said


async def test_the_doctor_tries_a_delivery_and_cleans_up(office: Office):
    nina = office.slack.add_member("Nina", email="nina@solstice.example")
    await office.run("migrate")

    status, said = await office.run("doctor", "--live", "nina@solstice.example")

    assert status == 0, said
    assert "ok  exactly once" in said
    assert nina.inbox() == []


async def test_the_doctor_says_when_a_delivery_cannot_be_tried(office: Office):
    await office.run("migrate")

    status, said = await office.run("doctor", "--live", "personne@solstice.example")

    assert status == 1
    assert "BAD exactly once: Slack refuses: users_not_found" in said


async def test_ask_speaks_json_lines(office: Office):
    lines = [
        {"q": "accès SAP en retard", "lang": None, "context": None},
        {"q": "I lost a restaurant receipt", "lang": "en"},
        {"q": "🙂"},
    ]
    typed = "\n".join(json.dumps(line) for line in lines).encode()
    process = await office.start("ask", "--jsonl")
    out, _ = await process.communicate(typed)

    found = [json.loads(line) for line in out.decode().splitlines()]
    assert [sorted(line) for line in found] == [
        ["answered", "decision", "entries", "q", "text"]
    ] * 3
    assert found[0]["decision"] == "answer"
    assert found[0]["answered"] == ["erp-delay"]
    assert found[0]["entries"][0]["id"] == "erp-delay"
    assert all(len(line["entries"]) >= 3 for line in found)
    assert "Accès ERP en retard" in found[0]["text"]
    assert "Entry kept by" in found[1]["text"]


async def test_a_malformed_line_is_named(office: Office):
    process = await office.start("ask", "--jsonl")
    out, err = await process.communicate(b'{"q": "bonjour"}\n{"question": 1}\n')

    assert process.returncode == 2
    assert len(out.splitlines()) == 1
    assert b"line 2" in err


async def test_logs_hold_no_question_and_no_name(office: Office):
    nina = office.slack.add_member("Zoltan Perse", locale="fr-FR")
    process = await office.serving(KAMARADE_LOG_LEVEL="debug")

    await nina.says("accès SAP zanzibar")
    await nina.next_message(10)
    await nina.next_message(10)
    process.send_signal(signal.SIGTERM)
    out, err = await process.communicate()

    said = (out + err).decode()
    assert "zanzibar" not in said
    assert "Zoltan" not in said
    assert all(json.loads(line) for line in said.splitlines())
