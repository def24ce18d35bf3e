"""What is said back to a question, and to whom."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.domain.booklet import Booklet
from bot.domain.decisions import Decision, Kind
from bot.domain.languages import Language

# Asked in a channel, these are answered in private: leave, pay and health are nobody else's.
PRIVATE_THEMES = frozenset({"leave", "pay", "support"})
PRIVATE_KINDS = frozenset({Kind.SENSITIVE, Kind.PRIVATE})


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say to a question: ids only, so that it can wait without holding anyone's words.

    `entries` are quoted, or offered as buttons (CHOICES); `foreign` fit but hold for another
    country. `channel` and `ts` say where the question stands in Slack, if it is a message.
    """

    kind: Kind
    language: Language
    entries: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    topic: str | None = None
    channel: str | None = None
    ts: str | None = None

    def as_refs(self) -> dict[str, Any]:
        """Return the reply as JSON values."""
        return {key: value for key, value in asdict(self).items() if value not in (None, ())}

    @classmethod
    def from_refs(cls, refs: Mapping[str, Any]) -> "Reply":
        """Return the reply that `as_refs` described."""
        typed = {
            "kind": Kind(refs["kind"]),
            "language": Language(refs["language"]),
            "entries": tuple(refs.get("entries", ())),
            "foreign": tuple(refs.get("foreign", ())),
        }
        return cls(**{**refs, **typed})


def reply(
    decision: Decision, spoken: Language, *, channel: str | None = None, ts: str | None = None
) -> Reply:
    """Return what to say, in the language of the message where it is clear, else in `spoken`."""
    return Reply(
        decision.kind,
        decision.language or spoken,
        decision.answered or decision.offered,
        decision.foreign,
        decision.topic,
        channel,
        ts,
    )


def is_personal(said: Reply, booklet: Booklet) -> bool:
    """Tell whether the reply is for the asker's eyes only."""
    entries = [booklet.find(entry_id, said.language) for entry_id in said.entries]
    themes = {entry.theme for entry in entries if entry}
    return said.kind in PRIVATE_KINDS or bool(themes & PRIVATE_THEMES)
