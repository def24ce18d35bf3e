"""Messages as they are kept, and as Slack gives them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.workspace.bodies import Body


@dataclass(slots=True)
class Message:
    """One message: Slack's own object, and what only the workspace knows of it."""

    channel: str
    body: Body
    shown_at: str
    metadata: Body | None = None
    visible_to: str | None = None

    @property
    def ts(self) -> str:
        """Return the message's `ts`, its id in the conversation."""
        return str(self.body["ts"])

    @property
    def thread_ts(self) -> str | None:
        """Return the root's `ts` when the message is in a thread."""
        return self.body.get("thread_ts")

    @property
    def is_reply(self) -> bool:
        """Tell whether the message is in a thread and not its root."""
        return self.thread_ts not in {None, self.ts}

    def as_slack(self, *, with_metadata: bool = False) -> Body:
        """Return the message as `conversations.history` gives it."""
        if with_metadata and self.metadata is not None:
            return {**self.body, "metadata": self.metadata}
        return self.body

    def as_page(self) -> Body:
        """Return the message as the page shows it."""
        return {
            **self.body,
            "channel": self.channel,
            "shown_at": self.shown_at,
            "ephemeral": self.visible_to is not None,
        }
