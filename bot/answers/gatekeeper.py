"""The gatekeeper: what must not be answered from the booklet is recognised before ranking.

A classifier weighs the words of a message with what the patterns and lists of content/gates.yaml
say of it; it learned from the examples of that file and from the booklet's own questions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answers.evidence import LONGEST_CHAT, Said, Witness, falls_under
from bot.answers.index import GatesIndex
from bot.answers.spelling import Spelling
from bot.domain.decisions import Kind
from bot.domain.gates import Gates, Topic

ORDINARY = "ordinary"
CERTAIN = 0.3  # how sure the classifier must be
SENSITIVE_FROM = 0.3  # even if another gate is likelier: missing one is worse
ALWAYS_FROM = 0.12  # with a pattern that nothing excuses
CHATTY = 0.25  # how much each sentence of small talk must be small talk by itself
ALONE_FROM = 0.7  # one sentence of several: without the others, it is easily misread
MOST_ALONE = 8  # sentences, the last ones: what matters most is often said last
CLEAR_FROM = 0.65  # one sentence of several, of another gate
TOLD_ALONE = (Kind.PRIVATE, Kind.CANNOT_ACT)  # small talk around a question is not
TELLING = 4  # words; a shorter sentence says little without the others
ORDER = (Kind.SENSITIVE, Kind.PRIVATE, Kind.CANNOT_ACT, Kind.SMALLTALK)
Chances = Mapping[str, float]


@dataclass(frozen=True)
class Gatekeeper:
    """The topics in the order in which they are tried, and what recognises them."""

    topics: tuple[Topic, ...]
    witness: Witness
    learned: GatesIndex | None

    @classmethod
    def build(
        cls, gates: Gates, booklet: Spelling, learned: GatesIndex | None = None
    ) -> "Gatekeeper":
        """Read the gates; `booklet` holds the words that need no repair."""
        return cls(in_order(gates.topics), Witness.build(gates, booklet), learned)

    def topic(self, message: str, *, is_known: bool) -> Topic | None:
        """Return the topic that a message falls under; `is_known`: the booklet says it outright."""
        if not self.topics:
            return None
        heard = self.witness.read(message)
        if not heard:
            return None
        kind = self._kind(heard) if self.learned else self._matched(heard)
        if kind is None or (is_known and kind is not Kind.SENSITIVE):
            return None
        return self._within(kind, heard)

    def _kind(self, heard: Sequence[Said]) -> Kind | None:
        """Return the gate that the classifier is sure of."""
        chances = self._chances(heard)
        is_told = any(label.endswith(" always") for said in heard for label in said.found)
        if chances[Kind.SENSITIVE] >= (ALWAYS_FROM if is_told else SENSITIVE_FROM):
            return Kind.SENSITIVE
        alone = [self._chances([said]) for said in telling(heard)]
        if any(found[Kind.SENSITIVE] >= ALONE_FROM for found in alone):
            return Kind.SENSITIVE
        likeliest = max(chances, key=lambda kind: chances[kind])
        if likeliest == ORDINARY or chances[likeliest] < CERTAIN:
            sure = (kind for kind in TOLD_ALONE for found in alone if found[kind] >= CLEAR_FROM)
            return next(sure, None)
        asks = any(found[Kind.SMALLTALK] < CHATTY for found in alone)
        return None if likeliest == Kind.SMALLTALK and asks else Kind(likeliest)

    def _chances(self, heard: Sequence[Said]) -> Chances:
        """Return how likely each gate is; nothing for one without examples."""
        if self.learned is None:
            return {}
        classifier = self.learned.classifier
        found = classifier.probabilities(self.witness.terms(heard)).tolist()
        return defaultdict(float, zip(classifier.labels, found, strict=True))

    def _matched(self, heard: Sequence[Said]) -> Kind | None:
        """Return the gate that patterns point at, for want of examples to learn from."""
        found = frozenset().union(*(said.found for said in heard))
        serious = [topic.kind for topic in self.topics if falls_under(topic, found)]
        if serious:
            return serious[0]
        talks = (any(falls_under(topic, said.chat) for topic in self.topics) for said in heard)
        return Kind.SMALLTALK if len(heard) <= LONGEST_CHAT and all(talks) else None

    def _within(self, kind: Kind, heard: Sequence[Said]) -> Topic:
        """Return the topic of a gate: what a pattern says, else the likest examples."""
        topics = [topic for topic in self.topics if topic.kind is kind]
        found = frozenset().union(*(said.found for said in heard))
        places = [found, *(said.chat for said in reversed(heard))]
        named = [topic for place in places for topic in topics if falls_under(topic, place)]
        if named or self.learned is None:
            return (named or topics)[0]
        alike = self.learned.topics.shares([word for said in heard for word in said.words])
        return max(topics, key=lambda topic: float(alike[self.topics.index(topic)]))


def in_order(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return topics in the order in which they are tried: the gravest first."""
    return tuple(sorted(topics, key=lambda topic: ORDER.index(topic.kind)))


def telling(heard: Sequence[Said]) -> Sequence[Said]:
    """Return the sentences that say enough to be read alone; none if there is only one."""
    long = [said for said in heard if len(said.words) >= TELLING]
    return long[-MOST_ALONE:] if len(heard) > 1 else []
