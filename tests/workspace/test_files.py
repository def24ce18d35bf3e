"""An upload in three steps, and what blocks and messages make of it."""

from __future__ import annotations

import pytest

from bot.workspace.team.files import File
from tests.workspace.pieces import home, section

PNG = b"\x89PNG\r\n\x1a\n"


async def announced(call, name: str = "points.png", content: bytes = PNG) -> dict:
    return await call("files.getUploadURLExternal", filename=name, length=len(content))


async def sent(call, session, name: str = "points.png", content: bytes = PNG) -> str:
    reply = await announced(call, name, content)
    async with session.post(reply["upload_url"], data=content) as answer:
        assert answer.status == 200
    return reply["file_id"]


async def completed(call, session, name: str = "points.png", **where) -> str:
    file = await sent(call, session, name)
    reply = await call("files.completeUploadExternal", files=[{"id": file}], **where)
    assert reply["ok"], reply
    return file


def image(file: str) -> dict:
    return {"type": "image", "alt_text": "courbe", "slack_file": {"id": file}}


async def test_a_file_shared_in_a_conversation_is_a_message_there(call, session, workspace):
    nina = workspace.add_member("Nina")
    await completed(
        call, session, "liste.csv", channel_id=nina.dm.id, initial_comment="Voici la liste."
    )

    [message] = nina.inbox()
    assert message["text"] == "Voici la liste."
    assert message["files"][0]["name"] == "liste.csv"
    assert message["files"][0]["size"] == len(PNG)


async def test_a_file_shared_nowhere_is_private_until_a_block_shows_it(call, session, workspace):
    nina = workspace.add_member("Nina")
    file = await completed(call, session)
    assert nina.inbox() == []

    reply = await call("chat.postMessage", channel=nina.id, text="x", blocks=[image(file)])

    assert reply["ok"]
    async with session.get(f"{workspace.url}/page/file/{file}") as answer:
        assert answer.headers["Content-Type"] == "image/png"
        assert await answer.read() == PNG


async def test_what_is_not_a_picture_is_saved_rather_than_opened(call, session, workspace):
    file = await completed(call, session, "page.html")
    async with session.get(f"{workspace.url}/page/file/{file}") as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("name", ["points.png", "liste.csv"])
async def test_a_block_cannot_show_what_is_not_a_finished_picture(
    call, session, workspace, name: str
):
    nina = workspace.add_member("Nina")
    file = await sent(call, session, name)
    if name == "liste.csv":
        await call("files.completeUploadExternal", files=[{"id": file}])

    posted = await call("chat.postMessage", channel=nina.id, text="x", blocks=[image(file)])
    published = await call("views.publish", user_id=nina.id, view=home(section(), image(file)))

    assert posted["error"] == "invalid_blocks"
    assert "invalid slack file [json-pointer:/blocks/0/slack_file]" in str(posted)
    assert published["error"] == "invalid_arguments"


async def test_slack_takes_a_moment_to_look_at_a_picture(call, session, workspace):
    workspace.pace.file = 60
    nina = workspace.add_member("Nina")
    file = await completed(call, session)

    early = await call("chat.postMessage", channel=nina.id, text="x", blocks=[image(file)])
    workspace.pace.file = 0
    late = await call("chat.postMessage", channel=nina.id, text="x", blocks=[image(file)])

    assert (early["ok"], late["ok"]) == (False, True)


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        ("files.getUploadURLExternal", {"filename": "x.png", "length": 0}, "invalid_arguments"),
        ("files.completeUploadExternal", {"files": [{"id": "F0"}]}, "file_not_found"),
    ],
)
async def test_what_slack_refuses_is_refused(call, method: str, args: dict, error: str):
    assert (await call(method, **args))["error"] == error


async def test_a_file_is_completed_only_once_its_bytes_came(call, session, workspace):
    reply = await announced(call)
    early = await call("files.completeUploadExternal", files=[{"id": reply["file_id"]}])

    assert early["error"] == "file_not_found"
    async with session.post(reply["upload_url"], data=PNG) as answer:
        assert answer.status == 200
    async with session.post(reply["upload_url"], data=PNG) as answer:
        assert answer.status == 404


async def test_a_person_is_not_a_place_to_share_in(call, session, workspace):
    nina = workspace.add_member("Nina")
    file = await sent(call, session)
    reply = await call("files.completeUploadExternal", files=[{"id": file}], channel_id=nina.id)

    assert reply["error"] == "invalid_channel"


def test_a_file_is_kept_across_restarts():
    file = File("F1", "x.png", 8, "U1", content=PNG, completed_at=1.0, channels=["C1"])

    assert File.read(file.written()) == file


async def test_a_deleted_file_leaves_the_words_of_its_message_and_a_tombstone(
    call, session, workspace
):
    nina = workspace.add_member("Nina")
    file = await completed(
        call, session, "liste.csv", channel_id=nina.dm.id, initial_comment="Voici la liste."
    )

    assert (await call("files.delete", file=file))["ok"]

    [message] = nina.inbox()
    assert message["text"] == "Voici la liste."
    assert message["files"] == [{"id": file, "mode": "tombstone"}]
    async with session.get(f"{workspace.url}/page/file/{file}") as answer:
        assert answer.status == 404
    assert (await call("files.delete", file=file))["error"] == "file_not_found"


async def test_a_file_that_a_member_shares_is_read_with_the_apps_token_alone(
    call, session, workspace
):
    nina = workspace.add_member("Nina")
    await nina.shares("liste.csv", b"a;b")
    [file] = workspace.team.files

    described = await call("files.info", file=file)
    url = described["file"]["url_private_download"]
    token = {"Authorization": f"Bearer {workspace.credentials.bot_token}"}
    async with session.get(url, headers=token) as answer:
        assert await answer.read() == b"a;b"
    async with session.get(url, allow_redirects=False) as answer:
        assert answer.status == 302  # Slack asks to sign in


async def test_a_file_that_nobody_gave_to_the_app_is_not_seen(call, workspace):
    nina = workspace.add_member("Nina")
    [file] = nina.uploads("secret.csv", b"a;b")

    assert (await call("files.info", file=file["id"]))["error"] == "file_not_found"
