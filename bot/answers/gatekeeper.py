"""The gatekeeper: what must not be answered from the booklet is recognised before ranking.

Patterns speak first; then a classifier that learned from the examples of content/gates.yaml.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers.classifier import Classifier
from bot.answers.coverage import Coverage
from bot.answers.hearing import Hearing
from bot.answers.phrasebook import Phrasebook
from bot.answers.spelling import Spelling
from bot.domain.decisions import Kind
from bot.domain.gates import Gates, Topic

CERTAIN = 0.4  # how sure the classifier must be, where patterns say nothing
SENSITIVE_FROM = 0.4  # even if another gate is likelier: missing one is worse
LONGEST_CHAT = 6  # sentences; nobody greets at such length
ORDER = (Kind.SENSITIVE, Kind.PRIVATE, Kind.CANNOT_ACT, Kind.SMALLTALK)


@dataclass(frozen=True)
class Gatekeeper:
    """The topics in the order in which they are tried, and what recognises them."""

    topics: tuple[Topic, ...]
    hearing: Hearing
    serious: Phrasebook
    chat: Phrasebook
    learned: Classifier | None
    likeness: Coverage

    @classmethod
    def build(
        cls, gates: Gates, booklet: Spelling, learned: Classifier | None = None
    ) -> "Gatekeeper":
        """Read the gates; `booklet` holds the words that need no repair."""
        topics = tuple(sorted(gates.topics, key=lambda topic: ORDER.index(topic.kind)))
        hearing = Hearing.build(gates, booklet)
        examples = [(hearing.words(text), i) for i, t in enumerate(topics) for text in t.examples]
        labels = np.array([label for _, label in examples], dtype=np.intp)
        return cls(
            topics,
            hearing,
            phrasebook([t for t in topics if t.kind is not Kind.SMALLTALK], gates),
            phrasebook([t for t in topics if t.kind is Kind.SMALLTALK], gates),
            learned,
            Coverage.fit([tokens for tokens, _ in examples], labels, len(topics)),
        )

    def topic(self, message: str, *, is_known: bool, answer: float = 0) -> Topic | None:
        """Return the topic that a message falls under.

        `is_known`: the booklet says it outright; `answer`: how sure the booklet is of an answer.
        """
        if not self.topics:
            return None
        sentences = self.hearing.sentences(message)
        found: set[str] = set()
        for sentence in sentences:
            found |= self.serious.labels(self.hearing.opened(sentence))
        topic = self._first(found) or self._smalltalk(sentences)
        topic = topic or self._likely(sentences, found, answer)
        return None if topic and is_known and topic.kind is not Kind.SENSITIVE else topic

    def _first(self, found: Collection[str]) -> Topic | None:
        return next((topic for topic in self.topics if falls_under(topic, found)), None)

    def _smalltalk(self, sentences: Sequence[list[str]]) -> Topic | None:
        """Return the last topic of small talk, when a message is small talk from end to end."""
        topics = [self._first(self.chat.labels(sentence)) for sentence in sentences[:LONGEST_CHAT]]
        topics += [None] * (len(sentences) > LONGEST_CHAT)
        return topics[-1] if topics and all(topics) else None

    def _likely(
        self, sentences: Sequence[list[str]], found: Collection[str], answer: float
    ) -> Topic | None:
        """Return the topic whose examples a message resembles, when the classifier is certain."""
        tokens = [word for sentence in sentences for word in sentence]
        if self.learned is None or not tokens:
            return None
        chances = dict(zip(self.learned.labels, self.learned.probabilities(tokens), strict=True))
        kind = max(chances, key=lambda label: float(chances[label]))
        if chances.get(Kind.SENSITIVE, 0) >= SENSITIVE_FROM:
            kind = Kind.SENSITIVE
        alike = self.likeness.shares(tokens)
        ranked = sorted(
            (topic for topic in self.topics if topic.kind == kind),
            key=lambda topic: -float(alike[self.topics.index(topic)]),
        )
        if not ranked or f"{ranked[0].name} unless" in found:
            return None
        bar = SENSITIVE_FROM if kind == Kind.SENSITIVE else max(CERTAIN, answer)
        return ranked[0] if chances[kind] >= bar else None


def phrasebook(topics: Iterable[Topic], gates: Gates) -> Phrasebook:
    """Return the patterns of these topics, labelled by topic and by what they do."""
    labelled = {
        f"{topic.name} {role}": patterns
        for topic in topics
        for role, patterns in (
            ("always", topic.always),
            ("patterns", topic.patterns),
            ("unless", topic.unless),
        )
    }
    return Phrasebook(labelled, gates.lexicons)


def falls_under(topic: Topic, found: Collection[str]) -> bool:
    """Tell whether the patterns found put a message under a topic."""
    if f"{topic.name} always" in found:
        return True
    return f"{topic.name} patterns" in found and f"{topic.name} unless" not in found
