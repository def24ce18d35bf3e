"""Slash commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.workspace.acts import responding, typed
from bot.workspace.acts.places import channel_name
from bot.workspace.bodies import Refused
from bot.workspace.delivery.parcels import Answer, Parcel, Undelivered
from bot.workspace.hooks import Hook

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.manifest import Command
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.members import Member

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)>")
_REASONS = {"timeout": "operation_timeout", "connection_failed": "dispatch_failed"}


async def run(
    platform: Platform, member: Member, conversation: Conversation, line: str
) -> str | None:
    """Send a command line to the app; return Slack's sentence when that fails."""
    name, _, text = line.partition(" ")
    command = platform.manifest.commands.get(name)
    if command is None:
        return f"{name} is not a valid command."
    body = _payload(platform, member, conversation, command)
    body["text"] = _text(platform, command, text.strip())
    try:
        answer = await platform.ask(Parcel("slash_commands", body, name, "command"))
        _show(platform, member, conversation, answer)
    except Undelivered as failure:
        reason = _REASONS.get(failure.reason, "dispatch_failed")
        return f'{name} failed with the error "{reason}"'
    except Refused as refusal:
        return f'{name} failed with the error "{refusal.error}"'
    return None


def _payload(
    platform: Platform, member: Member, conversation: Conversation, command: Command
) -> Body:
    team = platform.team
    return {
        "token": platform.credentials.verification,
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": conversation.id,
        "channel_name": channel_name(conversation),
        "user_id": member.id,
        "user_name": member.name,
        "command": command.command,
        "text": "",
        "api_app_id": team.app_id,
        "is_enterprise_install": "false",
        "response_url": platform.response_url(member.id, conversation.id),
        "trigger_id": platform.triggers.issue(member.id),
    }


def _text(platform: Platform, command: Command, text: str) -> str:
    """Write mentions as `<@U1|name>` if the manifest escapes them, as @name if not."""

    def mention(match: re.Match[str]) -> str:
        member = platform.team.members.get(match[1])
        name = member.name if member else match[1]
        return f"<@{match[1]}|{name}>" if command.should_escape else f"@{name}"

    return _MENTION.sub(mention, typed.escaped(text))


def _show(platform: Platform, member: Member, conversation: Conversation, answer: Answer) -> None:
    """Show what the acknowledgement itself says, if anything."""
    body = {"text": answer.body} if isinstance(answer.body, str) else answer.body
    if body.get("text") or body.get("blocks"):
        responding.respond(platform, Hook(member.id, conversation.id, None, 0.0), body)
