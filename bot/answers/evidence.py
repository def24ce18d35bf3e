"""What the patterns and lists of the gates say of a message, as terms to be weighed with its words.

A pattern or a list alone is often wrong about a sentence nobody foresaw; what they say together,
and in which order, is what the classifier learns to trust.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answers.hearing import Hearing
from bot.answers.phrasebook import Phrasebook, Span
from bot.answers.spelling import Spelling
from bot.answers.vectors import LISTED, MATCHED
from bot.answers.words import stems
from bot.domain.decisions import Kind
from bot.domain.gates import Gates, Topic

NEAR = 4  # words between two lists that are read together
LONGEST_CHAT = 6  # sentences; nobody greets at such length
NAMES = frozenset(("first_names",))  # the hearing has already made them alike
OPENS = "|"  # marks the first words of a sentence
ROLES = ("always", "patterns", "unless")


@dataclass(frozen=True)
class Said:
    """One sentence: its words, the labels of its patterns and of its small talk, its lists."""

    words: tuple[str, ...]
    found: frozenset[str]
    chat: frozenset[str]
    lists: tuple[str, ...]
    opening: tuple[str, ...]


@dataclass(frozen=True)
class Witness:
    """What it takes to read a message: the words in use, and the patterns of each topic."""

    hearing: Hearing
    serious: Phrasebook
    chat: Phrasebook
    kinds: Mapping[str, Kind]

    @classmethod
    def build(cls, gates: Gates, booklet: Spelling) -> "Witness":
        """Read the gates; `booklet` holds the words that need no repair."""
        serious = [topic for topic in gates.topics if topic.kind is not Kind.SMALLTALK]
        chat = [topic for topic in gates.topics if topic.kind is Kind.SMALLTALK]
        return cls(
            Hearing.build(gates, booklet),
            phrasebook(serious, gates),
            phrasebook(chat, gates),
            {topic.name: topic.kind for topic in gates.topics},
        )

    def as_stranger(self, gates: Gates, booklet: Spelling) -> "Witness":
        """Return a witness for whom the words of ordinary messages are new."""
        return replace(self, hearing=Hearing.build(replace(gates, ordinary=()), booklet))

    def read(self, message: str) -> list[Said]:
        """Return what each sentence of a message says."""
        return [self._said(tuple(sentence)) for sentence in self.hears(message)]

    def hears(self, message: str) -> list[list[str]]:
        """Return the words of each sentence of a message."""
        return self.hearing.sentences(message)

    def _said(self, words: tuple[str, ...]) -> Said:
        opened = self.hearing.opened(words)
        return Said(
            words,
            frozenset(self.serious.labels(opened)),
            frozenset(self.chat.labels(words)),
            tuple(lists_of(self.serious.spans(words))),
            opening_of(opened),
        )

    def terms(self, heard: Sequence[Said]) -> list[str]:
        """Return what sentences say together: their words, then the evidence."""
        terms = [word for said in heard for word in said.words]
        terms += [term for said in heard for term in (*said.lists, *said.opening)]
        terms += self._matches(frozenset().union(*(said.found for said in heard)))
        return terms + chat_terms([said.chat for said in heard])

    def _matches(self, found: frozenset[str]) -> Iterator[str]:
        for label in sorted(found):
            topic, role = label.split()
            if role == "unless" and not found & {f"{topic} always", f"{topic} patterns"}:
                continue  # it excuses nothing
            yield f"{MATCHED}{label}"
            yield f"{MATCHED}{self.kinds[topic]} {role}"
            if role == "patterns" and f"{topic} unless" not in found:
                yield f"{MATCHED}{topic} alone"
                yield f"{MATCHED}{self.kinds[topic]} alone"


def opening_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return how a sentence begins: who asks, and whether it asks or orders, is said there."""
    begun = [stems(word)[0] for word in words[:2]]
    return tuple(f"{LISTED}{OPENS}{' '.join(begun[:size])}" for size in range(1, len(begun) + 1))


def lists_of(spans: Sequence[Span]) -> list[str]:
    """Return which lists a sentence draws from, which open it, and which follow which."""
    spans = [span for span in spans if span.name not in NAMES]
    terms = [f"{LISTED}{name}" for name in {span.name for span in spans}]
    terms += [f"{LISTED}^{span.name}" for span in spans if span.start == 0]
    begun: dict[int, list[str]] = defaultdict(list)
    for span in spans:
        begun[span.start].append(span.name)
    pairs = {
        f"{LISTED}{left.name}>{right}"
        for left in spans
        for start in range(left.end, left.end + NEAR + 1)
        for right in begun.get(start, ())
    }
    return sorted([*terms, *pairs])


def chat_terms(chat: Sequence[Collection[str]]) -> list[str]:
    """Return what small talk a message holds, and whether it holds nothing else."""
    said = sorted({label for labels in chat for label in labels})
    if not said:
        return []
    is_all = len(chat) <= LONGEST_CHAT and all(chats(labels) for labels in chat)
    return [f"{MATCHED}{'only' if is_all else 'some'} chat", *(f"{MATCHED}{it}" for it in said)]


def chats(labels: Collection[str]) -> bool:
    """Tell whether the patterns found in a sentence make it small talk."""
    topics = {label.rsplit(" ", 1)[0] for label in labels if not label.endswith(" unless")}
    return any(f"{topic} unless" not in labels for topic in topics)


def phrasebook(topics: Iterable[Topic], gates: Gates) -> Phrasebook:
    """Return the patterns of these topics, labelled by topic and by what they do."""
    labelled = {f"{topic.name} {role}": getattr(topic, role) for topic in topics for role in ROLES}
    return Phrasebook(labelled, gates.lexicons)


def falls_under(topic: Topic, found: Collection[str]) -> bool:
    """Tell whether the patterns found put a message under a topic."""
    if f"{topic.name} always" in found:
        return True
    return f"{topic.name} patterns" in found and f"{topic.name} unless" not in found
