"""Slack's back office: the parts that every act and every API method works with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.workspace.bodies import Refused
from bot.workspace.delivery.parcels import Undelivered

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.clock import Clock
    from bot.workspace.delivery.courier import Courier
    from bot.workspace.delivery.parcels import Answer, Parcel
    from bot.workspace.delivery.socket_mode import SocketMode
    from bot.workspace.faults import Faults
    from bot.workspace.hooks import Hooks
    from bot.workspace.ledger import Ledger
    from bot.workspace.live import Live
    from bot.workspace.manifest import Manifest
    from bot.workspace.modals import Modals
    from bot.workspace.pace import Pace
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.members import Member
    from bot.workspace.team.team import Team
    from bot.workspace.triggers import Triggers


@dataclass(slots=True)
class Credentials:
    """The app's secrets, made up at each start and never written down."""

    bot_token: str = field(default_factory=lambda: f"xoxb-{secrets.token_hex(16)}")
    app_token: str = field(default_factory=lambda: f"xapp-1-{secrets.token_hex(16)}")
    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    verification: str = field(default_factory=lambda: secrets.token_hex(12))
    revoked: bool = False
    uninstalled: bool = False


@dataclass(slots=True)
class Platform:
    """Everything Slack keeps behind its API, for one workspace and one app."""

    manifest: Manifest
    team: Team
    clock: Clock
    pace: Pace
    credentials: Credentials
    faults: Faults
    ledger: Ledger
    live: Live
    triggers: Triggers
    hooks: Hooks
    modals: Modals
    socket: SocketMode
    courier: Courier
    url: str = ""

    def member(self, user_id: str) -> Member:
        """Return a member, or refuse as Slack does."""
        member = self.team.members.get(user_id)
        if member is None:
            raise Refused("user_not_found")
        return member

    def conversation(self, channel_id: str) -> Conversation:
        """Return a conversation, or refuse as Slack does."""
        conversation = self.team.conversations.get(channel_id)
        if conversation is None:
            raise Refused("channel_not_found")
        return conversation

    def may_show(self, file_id: str) -> bool:
        """Tell whether a block may show this file."""
        file = self.team.files.get(file_id)
        return file is not None and file.may_be_shown(self.pace.file)

    async def ask(self, parcel: Parcel) -> Answer:
        """Deliver an interaction, if the app wants any."""
        if parcel.kind == "interactive" and not self.manifest.interactive:
            raise Undelivered("connection_failed")
        return await self.courier.ask(parcel)

    def response_url(self, user: str, channel: str, message_ts: str | None = None) -> str:
        """Return a new response URL."""
        return f"{self.url}/hooks/{self.hooks.issue(user, channel, message_ts)}"

    def sender(self, member: Member) -> Body:
        """Return what interaction payloads say of who acted and where."""
        team = self.team
        return {
            "user": {
                "id": member.id,
                "username": member.name,
                "name": member.name,
                "team_id": member.team_id,
            },
            "api_app_id": team.app_id,
            "token": self.credentials.verification,
            "team": {"id": team.id, "domain": team.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }
