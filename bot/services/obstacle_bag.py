"""What a change of obstacles writes besides the obstacles: gathered, then written at once.

A tick may move hundreds: one statement a table instead of several an obstacle.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.letters import By
from bot.domain.obstacle_states import Act
from store import letters, outbox
from store import obstacle_history as history
from store.obstacle_clock import Clocked


@dataclass(slots=True)
class Bag:
    """Messages, e-mails, lines of history, and who may act from now on."""

    messages: list[Mapping[str, Any]] = field(default_factory=list)
    letters: list[tuple[By, Notice, datetime]] = field(default_factory=list)
    steps: list[Mapping[str, Any]] = field(default_factory=list)
    parties: list[Mapping[str, Any]] = field(default_factory=list)

    def say(self, to: To, notice: Notice, at: datetime) -> None:
        """Queue a message."""
        self.messages.append(outbox.row(to, notice, due_at=at, is_unasked=False))

    def record(
        self, obstacle: Clocked, act: Act, by_id: str | None, at: datetime, **refs: object
    ) -> int:
        """Add a line to the history of an obstacle; return its number."""
        obstacle.steps += 1
        self.steps.append(
            {
                "obstacle_id": obstacle.id,
                "number": obstacle.steps,
                "workspace_id": obstacle.workspace_id,
                "at": at,
                "act": act,
                "by_id": by_id,
                "refs": refs,
            }
        )
        return obstacle.steps

    def let_in(self, obstacle: Clocked, to: To, role: str, *, is_owner: bool, at: datetime) -> None:
        """Let somebody, or a channel, act on an obstacle."""
        self.parties.append(
            {
                "obstacle_id": obstacle.id,
                "place": to.person_id or to.channel,
                "role": role,
                "workspace_id": obstacle.workspace_id,
                "person_id": to.person_id,
                "channel": to.channel,
                "is_owner": is_owner,
                "is_current": True,
                "since": at,
            }
        )

    async def write(self, session: AsyncSession) -> None:
        """Write everything; what was queued before under the same key is not queued again."""
        await session.flush()  # a new obstacle comes before its history
        await history.add(session, self.steps, self.parties)
        if self.messages:
            await outbox.put_all(session, self.messages)
        for by, notice, at in self.letters:
            await letters.put(session, by, notice, due_at=at)
