"""Conversations, their members and their messages, found without scanning."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.workspace.bodies import Body
    from bot.workspace.team.messages import Message

Kind = Literal["im", "mpim", "channel", "group"]
_PAGE_KINDS = {"im": "dm", "mpim": "mpim", "channel": "channel", "group": "channel"}


@dataclass(slots=True)
class Conversation:
    """A direct message, a group of several, a public or a private channel."""

    id: str
    kind: Kind
    name: str
    members: list[str]
    created: int
    archived: bool = False
    external: bool = False
    messages: dict[str, Message] = field(default_factory=dict, repr=False)
    timeline: list[str] = field(default_factory=list, repr=False)
    threads: dict[str, list[str]] = field(default_factory=dict, repr=False)
    ephemerals: dict[str, Message] = field(default_factory=dict, repr=False)
    unread: dict[str, int] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)

    def add(self, message: Message) -> None:
        """Keep a message; its `ts` is later than all the others."""
        if message.visible_to is not None:
            self.ephemerals[message.ts] = message
            return
        self.messages[message.ts] = message
        if message.is_reply and message.thread_ts is not None:
            self.threads.setdefault(message.thread_ts, []).append(message.ts)
        else:
            self.timeline.append(message.ts)

    def remove(self, message: Message) -> None:
        """Forget a message."""
        if message.visible_to is not None:
            del self.ephemerals[message.ts]
            return
        del self.messages[message.ts]
        root = message.thread_ts if message.is_reply else None
        line = self.threads[root] if root else self.timeline
        del line[bisect_left(line, message.ts)]

    def find(self, ts: str) -> Message | None:
        """Return the message with this `ts`, ephemeral or not."""
        return self.messages.get(ts) or self.ephemerals.get(ts)

    def since(self, ts: str) -> Iterator[Message]:
        """Yield what was said after a moment, whispers included, latest first."""
        for kept in (self.messages, self.ephemerals):
            yield from takewhile(lambda message: message.ts > ts, reversed(kept.values()))

    def thread_facts(self, ts: str) -> Body:
        """Return what Slack adds to the root of a thread; nothing elsewhere."""
        replies = self.threads.get(ts)
        if not replies:
            return {}
        users = list(dict.fromkeys(self.messages[reply].body["user"] for reply in replies))
        return {
            "thread_ts": ts,
            "reply_count": len(replies),
            "reply_users": users,
            "reply_users_count": len(users),
            "latest_reply": replies[-1],
        }

    def shown(self, message: Message) -> Body:
        """Return a message as the page shows it, with what its thread adds."""
        facts = self.thread_facts(message.ts)
        if facts:
            facts["latest_reply_shown_at"] = self.messages[facts["latest_reply"]].shown_at
        return message.as_page() | facts

    def as_slack(self, viewer: str) -> Body:
        """Return the conversation object of `conversations.info`."""
        common = {"id": self.id, "created": self.created, "is_archived": self.archived}
        if self.kind == "im":
            other = next((user for user in self.members if user != viewer), viewer)
            return {**common, "is_im": True, "is_org_shared": False, "user": other}
        return {
            **common,
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind == "channel",
            "is_group": self.kind == "group",
            "is_im": False,
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "channel",
            "is_general": self.name == "general",
            "is_ext_shared": self.external,
            "is_shared": self.external,
            "is_org_shared": False,
            "is_member": viewer in self.members,
            "num_members": len(self.members),
        }

    def as_page(self, viewer: str) -> Body:
        """Return the conversation as the page's sidebar shows it."""
        return {
            "id": self.id,
            "kind": _PAGE_KINDS[self.kind],
            "name": self.name,
            "with": [user for user in self.members if user != viewer],
            "is_member": viewer in self.members,
            "unread": self.unread.get(viewer, 0),
            "mention": viewer in self.mentioned,
        }
