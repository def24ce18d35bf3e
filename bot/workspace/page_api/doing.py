"""What the page does in a member's name, other than pressing things."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from bot.workspace.acts import people, speaking, uploading
from bot.workspace.acts.events import delivered
from bot.workspace.bodies import Refused
from bot.workspace.clock import RealClock, described

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.page_api.asked import Asked


async def message(asked: Asked) -> Body:
    """Say something; the reply comes by the live channel."""
    text = asked.text("text")
    if not text.strip():
        raise Refused("The message is empty.")
    thread = asked.text("thread_ts") or None
    if thread and thread not in asked.conversation.messages:
        raise Refused("message_not_found")
    posted, _deliveries = speaking.say(
        asked.platform, asked.member, asked.conversation, text, thread
    )
    return {"ok": True, "ts": posted.ts}


async def upload(asked: Asked) -> Body:
    """Keep a file of the member's, to be put into a form."""
    try:
        content = base64.b64decode(asked.text("content"), validate=True)
    except ValueError:
        raise Refused("The file is not readable.") from None
    file = uploading.keep(asked.platform, asked.member, asked.text("name"), content)
    return {"file": file.as_slack(asked.platform.url)}


async def read(asked: Asked) -> Body:
    """Mark a conversation as read."""
    conversation, user = asked.conversation, asked.member.id
    conversation.unread.pop(user, None)
    conversation.mentioned.discard(user)
    frame = {"type": "unread", "channel": conversation.id, "unread": 0}
    asked.platform.live.tell(lambda _viewer: frame, to=[user])
    return {"ok": True}


async def home(asked: Asked) -> Body:
    """Open the Home tab; what the app publishes comes by the live channel."""
    await delivered(people.open_tab(asked.platform, asked.member, "home"))
    return {"ok": True}


async def join(asked: Asked) -> Body:
    """Join the workspace as somebody new."""
    name = asked.text("name").strip()
    if not name:
        raise Refused("A name is needed.")
    member = asked.platform.team.add_member(
        name,
        locale=asked.text("locale") or "fr-FR",
        tz=asked.text("tz") or "Europe/Paris",
        title=asked.text("title"),
    )
    people.join(asked.platform, member)
    return {"id": member.id}


async def clock(asked: Asked) -> Body:
    """Move business time forward."""
    seconds = asked.args.get("seconds")
    if not isinstance(seconds, int) or seconds <= 0:
        raise Refused("seconds must be a whole number above 0.")
    if isinstance(asked.platform.clock, RealClock):
        raise Refused("This clock cannot be moved.")
    asked.platform.clock.move(seconds)
    now = described(asked.platform.clock)
    asked.platform.live.tell(lambda _viewer: {"type": "clock", "clock": now})
    return {"now": now["now"]}
