"""The team: everything that outlives a restart."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Unpack

from bot.workspace.mint import Timestamps, new_id
from bot.workspace.team.conversations import Conversation, Kind
from bot.workspace.team.members import Facts, Member

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.workspace.bodies import Body
    from bot.workspace.team.files import File


@dataclass(slots=True)
class Team:
    """Members, groups and conversations of one workspace, and its ids."""

    name: str = "Local workspace"
    domain: str = "local"
    fictional_note: str = ""
    tips: dict[str, list[str]] = field(default_factory=lambda: {"fr": [], "en": []})
    id: str = field(default_factory=lambda: new_id("T"))
    app_id: str = field(default_factory=lambda: new_id("A"))
    bot_id: str = field(default_factory=lambda: new_id("B"))
    bot_user_id: str = field(default_factory=lambda: new_id("U"))
    members: dict[str, Member] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    stamps: Timestamps = field(default_factory=Timestamps)
    version: int = 0
    _direct: dict[frozenset[str], str] = field(default_factory=dict)

    @property
    def bot(self) -> Member:
        """Return the app's own bot user."""
        return self.members[self.bot_user_id]

    def touch(self) -> None:
        """Note that something worth saving changed."""
        self.version += 1

    def add_member(self, real_name: str, **facts: Unpack[Facts]) -> Member:
        """Add somebody; their id is made up unless it is given."""
        known: Body = {"id": new_id("U"), "team_id": self.id, "email": "", **facts}
        if facts.get("stranger"):
            known["team_id"] = new_id("T")
        member = Member(real_name=real_name, updated=int(time.time()), **known)
        self.members[member.id] = member
        self.touch()
        return member

    def named(self, name: str) -> Member | None:
        """Return the member of this real name, handle or id."""
        if name in self.members:
            return self.members[name]
        everyone = self.members.values()
        return next((m for m in everyone if name in {m.real_name, m.name}), None)

    def direct(self, users: Iterable[str]) -> tuple[Conversation, bool]:
        """Return the conversation of exactly these users, and whether it is new."""
        people = frozenset(users)
        known = self._direct.get(people)
        if known is not None:
            return self.conversations[known], False
        kind: Kind = "im" if len(people) <= 2 else "mpim"
        return self.add_conversation(kind, sorted(people)), True

    def add_conversation(self, kind: Kind, members: list[str], name: str = "") -> Conversation:
        """Open a conversation of a kind."""
        if kind == "mpim":
            name = "mpdm-" + "--".join(self.members[user].name for user in members) + "-1"
        conversation = Conversation(
            id=new_id("D" if kind == "im" else "C"),
            kind=kind,
            name=name,
            members=members,
            created=int(time.time()),
        )
        self.keep(conversation)
        return conversation

    def keep(self, conversation: Conversation) -> None:
        """Take a conversation in, so that it is found by its members too."""
        self.conversations[conversation.id] = conversation
        if conversation.kind in {"im", "mpim"}:
            self._direct[frozenset(conversation.members)] = conversation.id
        self.touch()

    def channel_named(self, name: str) -> Conversation | None:
        """Return the channel of this name, with or without its #."""
        wanted = name.removeprefix("#")
        everywhere = self.conversations.values()
        return next((c for c in everywhere if c.name == wanted and c.kind != "mpim"), None)
