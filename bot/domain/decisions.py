"""What the answer engine decides about a question."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.languages import Language


class Kind(StrEnum):
    """How a question is to be treated; the first three come from ranking, the others from gates."""

    ANSWER = "answer"
    CHOICES = "choices"
    UNKNOWN = "unknown"
    SENSITIVE = "sensitive"
    PRIVATE = "private"
    CANNOT_ACT = "cannot_act"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer, with the ranking's own confidence between 0 and 1."""

    entry_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a question.

    `candidates` holds at least three entries, best first, whatever the kind (fewer only if the
    booklet has fewer). `answered` are the entries to quote (ANSWER: several for several
    questions). `offered` are the entries of the "did you mean" buttons (CHOICES: one to three), or
    those that show how to do what the bot cannot (CANNOT_ACT: none when it is unsure).
    `foreign` are entries that fit but hold for other countries than the person's: they are never
    among `answered` or `offered`, and the bot says which country it knows. `language` is the
    language of the message where it is clear, else None. `topic` says which topic of
    content/gates.yaml decided, for instance "harassment" or "greeting".
    """

    kind: Kind
    candidates: tuple[Candidate, ...]
    answered: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    language: Language | None = None
    topic: str | None = None
