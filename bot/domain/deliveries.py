"""The life of a message on its way to Slack."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class OutboxState(StrEnum):
    """Where a message stands; the last four never change by themselves."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    SKIPPED = "skipped"
    DEAD = "dead"
    NEEDS_REVIEW = "needs_review"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message of Slack stands."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Ending:
    """How one attempt to send a message ended, and where it stands if it was sent."""

    state: OutboxState
    reason: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class To:
    """Whom a message is for: a person's direct message, or a place in a channel.

    Messages to one person, or else to one channel, are sent in their order. With `replaces_ts` it
    is the message there that is brought up to date.
    """

    workspace_id: str
    person_id: str | None = None
    channel: str | None = None
    thread_ts: str | None = None
    replaces_ts: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A queued message, as much of it as words need."""

    kind: str
    refs: Mapping[str, Any]
    person_id: str | None = None
    relay_id: str | None = None
    is_unasked: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What to say: a kind that `notices/` renders, and ids; never a text.

    `key` says which message this is, and refuses a second copy; `relay_id` points at a text that
    somebody approved.
    """

    kind: str
    key: str
    refs: Mapping[str, Any] = field(default_factory=dict)
    relay_id: str | None = None
