"""What a member reads: a conversation, the app's messages to them, the next one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from bot.workspace.acts import conversing

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.members import Member
    from bot.workspace.team.messages import Message


class Reader:
    """Reads as one member."""

    def __init__(self, platform: Platform, member: Member) -> None:
        self._platform = platform
        self.member = member
        self._seen = ""

    @property
    def id(self) -> str:
        """Return the member's Slack id."""
        return self.member.id

    @property
    def name(self) -> str:
        """Return the member's full name."""
        return self.member.real_name

    @property
    def dm(self) -> Conversation:
        """Return the member's direct message with the app."""
        return conversing.with_app(self._platform, [self.id])[0]

    def inbox(self) -> list[Body]:
        """Return what the app said in the direct message, whispers included."""
        return [m for m in self.reads() if m.get("bot_id") == self._platform.team.bot_id]

    def whisper(self) -> Body:
        """Return the last thing the app said that only this member sees."""
        return [message for message in self.inbox() if message["ephemeral"]][-1]

    def reads(self, channel: Conversation | str | None = None, thread: Any = None) -> list[Body]:
        """Return the messages of a conversation that the member sees, oldest first."""
        conversation = self._where(channel)
        kept = [*conversation.messages.values(), *conversation.ephemerals.values()]
        seen = [m for m in kept if m.visible_to in {None, self.id}]
        root = ts_of(thread)
        if root:
            seen = [m for m in seen if root in {m.ts, m.thread_ts}]
        return [m.as_page() for m in sorted(seen, key=lambda message: message.ts)]

    async def next_message(self, timeout: float = 2.0) -> Body:  # noqa: ASYNC109 — it raises with a sentence
        """Wait for what the app says next to this member, wherever they read it."""
        deadline = time.monotonic() + timeout
        while True:
            unseen = self._unseen()
            if unseen:
                self._seen = str(unseen[0]["ts"])
                return unseen[0]
            if not await self._platform.live.news(deadline - time.monotonic()):
                raise TimeoutError(f"the app said nothing to {self.name} in {timeout} s")

    async def next_view(self, timeout: float = 2.0) -> Body:  # noqa: ASYNC109 — as above
        """Wait until a modal is open, and return it."""
        deadline = time.monotonic() + timeout
        while True:
            view = self._platform.modals.top(self.id)
            if view is not None:
                return view
            if not await self._platform.live.news(deadline - time.monotonic()):
                raise TimeoutError(f"no modal opened for {self.name} in {timeout} s")

    def reread(self, message: Body) -> Body | None:
        """Return a message as it is now, or None once it is deleted."""
        kept = self._where(message["channel"]).find(message["ts"])
        return kept.as_page() if kept else None

    def _where(self, channel: Conversation | str | None) -> Conversation:
        if channel is None:
            return self.dm
        if not isinstance(channel, str):
            return channel
        named = self._platform.team.channel_named(channel)
        return named or self._platform.conversation(channel)

    def _look_away(self) -> None:
        """Note that all that was said until now is not the answer to what comes."""
        self._seen = self._platform.team.stamps.latest()

    def _unseen(self) -> list[Body]:
        unseen: list[Message] = []
        for conversation in self._platform.team.conversations.values():
            if self.id in conversation.members:
                unseen += conversation.since(self._seen)
        bot = self._platform.team.bot_id
        mine = [
            m for m in unseen if m.visible_to in {None, self.id} and m.body.get("bot_id") == bot
        ]
        return [message.as_page() for message in sorted(mine, key=lambda message: message.ts)]


def ts_of(thread: Any) -> str | None:
    """Return the `ts` of a thread given as a message or as a `ts`."""
    if isinstance(thread, dict):
        return str(thread.get("thread_ts") or thread["ts"])
    return str(thread) if thread else None
