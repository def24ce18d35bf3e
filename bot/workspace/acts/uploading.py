"""Members upload files: into a form, or into a conversation."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.workspace.acts import posting
from bot.workspace.bodies import Refused
from bot.workspace.mint import new_id
from bot.workspace.team.files import File

if TYPE_CHECKING:
    import asyncio

    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.members import Member
    from bot.workspace.team.messages import Message


def keep(platform: Platform, member: Member, name: str, content: bytes) -> File:
    """Keep a file of a member's, which nobody else sees yet."""
    if not name or not content:
        raise Refused("The file is empty.")
    file = File(new_id("F"), name, len(content), member.id, content=content)
    file.completed_at = time.time()
    platform.team.files[file.id] = file
    platform.team.touch()
    return file


def share(
    platform: Platform, member: Member, conversation: Conversation, file: File, text: str = ""
) -> tuple[Message, list[asyncio.Task[None]]]:
    """Post a file in a conversation."""
    file.channels.append(conversation.id)
    content: Body = {
        "subtype": "file_share",
        "user": member.id,
        "text": text,
        "team": member.team_id,
        "files": [file.as_slack(platform.url)],
        "upload": False,
    }
    return posting.post(platform, conversation, posting.Draft(content))


def give(platform: Platform, values: Body) -> None:
    """Let the app see the files of a form that is being sent."""
    for block in values.values():
        for state in block.values():
            for one in state.get("files", ()) if state["type"] == "file_input" else ():
                platform.team.files[one["id"]].is_given = True
