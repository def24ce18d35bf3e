"""What the page reads: the state at large, the messages of a conversation, the traffic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.acts.people import as_page
from bot.workspace.bodies import Refused
from bot.workspace.clock import described

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.page_api.asked import Asked
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.members import Member
    from bot.workspace.team.messages import Message


async def state(asked: Asked) -> Body:
    """Return everything a member sees when the page opens."""
    platform, team = asked.platform, asked.platform.team
    me = asked.member if asked.text("as") else _first(platform)
    return {
        "team": {"id": team.id, "name": team.name, "fictional_note": team.fictional_note},
        "me": as_page(me),
        "members": [as_page(member) for member in team.members.values()],
        "bot": bot(platform),
        "conversations": [c.as_page(me.id) for c in _visible(platform, me.id)],
        "commands": _commands(platform),
        "clock": described(platform.clock),
        "home": me.home,
        "modals": platform.modals.stack(me.id),
        "tips": team.tips,
    }


def _first(platform: Platform) -> Member:
    for member in platform.team.members.values():
        if not member.bot:
            return member
    raise Refused("There is nobody in this workspace yet.")


def bot(platform: Platform) -> Body:
    """Return what the page shows of the app itself."""
    return {
        "user_id": platform.team.bot_user_id,
        "name": platform.manifest.bot_name,
        "connected": platform.courier.delivery.connected,
    }


def _visible(platform: Platform, user: str) -> list[Conversation]:
    platform.team.direct([user, platform.team.bot_user_id])
    everywhere = platform.team.conversations.values()
    return [c for c in everywhere if c.kind == "channel" or user in c.members]


def _commands(platform: Platform) -> list[Body]:
    commands = platform.manifest.commands.values()
    return [
        {"command": c.command, "description": c.description, "usage_hint": c.usage_hint}
        for c in commands
    ]


async def messages(asked: Asked) -> Body:
    """Return the messages of a conversation, or of one thread, as a member sees them."""
    conversation, root = asked.conversation, asked.text("thread_ts")
    if root and root not in conversation.messages:
        raise Refused("message_not_found")
    line = [root, *conversation.threads.get(root, [])] if root else conversation.timeline
    kept = [conversation.messages[ts] for ts in line]
    kept += [m for m in conversation.ephemerals.values() if _whispered(m, asked.member.id, root)]
    kept.sort(key=lambda message: message.ts)
    return {"messages": [conversation.shown(message) for message in kept]}


def _whispered(message: Message, user: str, root: str) -> bool:
    return message.visible_to == user and (message.thread_ts or "") == root


async def traffic(asked: Asked) -> Body:
    """Return what passed between Slack and the app after a given entry."""
    after = asked.text("after") or "0"
    if not after.isdigit():
        raise Refused("after must be a number.")
    return {"entries": [entry.as_page() for entry in asked.platform.ledger.after(int(after))]}
