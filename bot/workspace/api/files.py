"""Files: uploaded in three steps, described, deleted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.workspace.acts import posting, speaking
from bot.workspace.api import access
from bot.workspace.api.arguments import invalid
from bot.workspace.api.registry import method
from bot.workspace.bodies import Refused
from bot.workspace.mint import new_id
from bot.workspace.team.files import File

if TYPE_CHECKING:
    from bot.workspace.api.arguments import Args
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform


@method("files.getUploadURLExternal", scope="files:write")
def announce(platform: Platform, args: Args) -> Body:
    """Say what is going to be sent, and get the address to send it to."""
    args.required("filename", "length")
    length = args.number("length", 0)
    if length <= 0:
        raise invalid(["length must be more than 0"])
    bot = platform.team.bot_user_id
    file = File(new_id("F"), args.text("filename"), length, bot, alt=args.text("alt_txt"))
    platform.team.files[file.id] = file
    return {"ok": True, "file_id": file.id, "upload_url": f"{platform.url}/upload/v1/{file.id}"}


@method("files.completeUploadExternal", scope="files:write")
def complete(platform: Platform, args: Args) -> Body:
    """End an upload, and share the files where it is asked; nowhere, they stay private."""
    args.required("files")
    files = [_sent(platform, one) for one in args.nested("files")]
    channel = args.text("channel_id")
    conversation = access.writable(platform, channel) if _is_channel(channel) else None
    if channel and conversation is None:
        raise Refused("invalid_channel")
    for file in files:
        file.completed_at = time.time()
    if conversation is not None:
        for file in files:
            file.channels.append(conversation.id)
        content = speaking.bot_content(platform, args.text("initial_comment"), None)
        content["files"] = [file.as_slack(platform.url) for file in files]
        posting.post(platform, conversation, posting.Draft(content))
    platform.team.touch()
    return {"ok": True, "files": [file.as_slack(platform.url) for file in files]}


@method("files.delete", scope="files:write")
def remove(platform: Platform, args: Args) -> Body:
    """Delete a file; the messages that shared it keep their words, and a tombstone."""
    args.required("file")
    file = platform.team.files.pop(args.text("file"), None)
    if file is None:
        raise Refused("file_not_found")
    for channel in file.channels:
        conversation = platform.conversation(channel)
        for message in conversation.messages.values():
            shared = message.body.get("files", [])
            if any(one["id"] == file.id for one in shared):
                left = [_gone(one) if one["id"] == file.id else one for one in shared]
                posting.edit(platform, conversation, message, {"files": left})
    platform.team.touch()
    return {"ok": True}


def _gone(file: Body) -> Body:
    return {"id": file["id"], "mode": "tombstone"}


def _is_channel(channel: str) -> bool:
    """Tell whether this is a conversation's id: unlike chat.postMessage, it takes no person's."""
    return channel[:1] in {"C", "D", "G"}


def _sent(platform: Platform, one: Body) -> File:
    file = platform.team.files.get(str(one.get("id")))
    if file is None or file.content is None:
        raise Refused("file_not_found")
    file.title = str(one.get("title") or file.name)
    return file


@method("files.info", scope="files:read")
def info(platform: Platform, args: Args) -> Body:
    """Describe a file that the app sees: its own, one in its conversations, or one it was given."""
    args.required("file")
    file = platform.team.files.get(args.text("file"))
    if file is None or file.completed_at is None or not seen(platform, file):
        raise Refused("file_not_found")
    return {"ok": True, "file": file.as_slack(platform.url), "comments": []}


def seen(platform: Platform, file: File) -> bool:
    """Tell whether the app sees a file."""
    team = platform.team
    inside = any(team.bot_user_id in platform.conversation(one).members for one in file.channels)
    return file.is_given or inside or file.user == team.bot_user_id
