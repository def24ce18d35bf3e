"""The gatekeeper: what must not be answered from the booklet is recognised before ranking."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.answers.hearing import Hearing
from bot.answers.patterns import NAME
from bot.answers.phrasebook import Phrasebook
from bot.answers.spelling import Spelling
from bot.answers.words import words
from bot.domain.decisions import Kind
from bot.domain.gates import Gates, Topic

ORDER = (Kind.SENSITIVE, Kind.PRIVATE, Kind.CANNOT_ACT, Kind.SMALLTALK)


@dataclass(frozen=True)
class Gatekeeper:
    """The topics in the order in which they are tried."""

    topics: tuple[Topic, ...]
    hearing: Hearing
    serious: Phrasebook
    chat: Phrasebook

    @classmethod
    def build(cls, gates: Gates, booklet: Spelling) -> "Gatekeeper":
        """Read the gates; `booklet` holds the words that need no repair."""
        topics = sorted(gates.topics, key=lambda topic: ORDER.index(topic.kind))
        names = frozenset(words(" ".join(gates.lexicons.get("first_names", ()))))
        openings = frozenset(words(" ".join(gates.lexicons.get("opening", ()))))
        vocabulary = Counter(said(gates)) + Counter(booklet.counts)
        return cls(
            tuple(topics),
            Hearing(Spelling(vocabulary), names, openings),
            phrasebook([t for t in topics if t.kind is not Kind.SMALLTALK], gates),
            phrasebook([t for t in topics if t.kind is Kind.SMALLTALK], gates),
        )

    def topic(self, message: str, *, is_known: bool) -> Topic | None:
        """Return the topic that a message falls under; `is_known`: the booklet says it outright."""
        if not self.topics:
            return None
        sentences = self.hearing.sentences(message)
        found: set[str] = set()
        for sentence in sentences:
            found |= self.serious.labels(self.hearing.opened(sentence))
        topic = next((topic for topic in self.topics if falls_under(topic, found)), None)
        if topic and (topic.kind is Kind.SENSITIVE or not is_known):
            return topic
        return None if is_known else self._smalltalk(sentences)

    def _smalltalk(self, sentences: Sequence[list[str]]) -> Topic | None:
        """Return the last topic of small talk, when a message is small talk from end to end."""
        heard = [self.chat.labels(sentence) for sentence in sentences]
        topics = [
            next((topic for topic in self.topics if falls_under(topic, found)), None)
            for found in heard
        ]
        return topics[-1] if topics and all(topics) else None


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


def said(gates: Gates) -> Iterable[str]:
    """Yield every whole word that the gates use."""
    texts = [text for topic in gates.topics for text in (*topic.examples, *topic.patterns)]
    texts += [text for topic in gates.topics for text in (*topic.always, *topic.unless)]
    texts += [text for listed in gates.lexicons.values() for text in listed]
    for text in (*texts, *gates.ordinary, NAME):
        yield from words(re.sub(r"<[\w-]+>|\w+\*", " ", text))
