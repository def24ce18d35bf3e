"""Which patterns a sentence contains.

Patterns are kept in a tree, so that what they have in common is looked for once; and where each
list ends, from each word of the sentence, is worked out once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.answers.patterns import END, GAP, START, Piece, Pieces, parsed

WIDEST_GAP = 6
WORDS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Span:
    """Where a list was found in a sentence: from a word, up to the one after its last."""

    name: str
    start: int
    end: int


class UnknownList(ValueError):
    """A pattern refers to a list that does not exist."""


@dataclass(slots=True)
class Node:
    """What may follow the same first steps, and the labels of the patterns that end here."""

    labels: set[str] = field(default_factory=set)
    words: dict[str, "Node"] = field(default_factory=dict)
    prefixes: dict[str, dict[str, "Node"]] = field(default_factory=dict)  # by two first letters
    lists: dict[str, "Node"] = field(default_factory=dict)
    gap: "Node | None" = None
    end: "Node | None" = None

    def grow(self, pieces: Pieces, label: str) -> None:
        """Add a pattern below; an optional step is walked and skipped."""
        if not pieces:
            self.labels.add(label)
            return
        first, rest = pieces[0], pieces[1:]
        if first.is_optional:
            self.grow(rest, label)
        if first.text == GAP:
            self.gap = self.gap or Node()
            self.gap.grow(rest, label)
        elif first.text == END:
            self.end = self.end or Node()
            self.end.grow(rest, label)
        else:
            branches = self.lists if first.is_list else self.words
            if first.is_prefix:
                branches = self.prefixes.setdefault(first.text[:2], {})
            branches.setdefault(first.text, Node()).grow(rest, label)

    def openers(self) -> Iterator[Piece]:
        """Yield the words, whole or begun, that may come first; lists aside."""
        yield from (Piece(word) for word in self.words)
        for prefixes in self.prefixes.values():
            yield from (Piece(prefix, is_prefix=True) for prefix in prefixes)

    def after(self, word: str) -> Iterator["Node"]:
        """Yield what may follow when the next word is this one, lists aside."""
        if word in self.words:
            yield self.words[word]
        for prefix, child in self.prefixes.get(word[:2], {}).items():
            if word.startswith(prefix):
                yield child


class Phrasebook:
    """Every pattern with its label, and the lists they refer to."""

    def __init__(
        self, patterns: Mapping[str, Sequence[str]], lexicons: Mapping[str, Sequence[str]]
    ) -> None:
        """Parse the patterns of each label, and the lists.

        Raises:
            UnknownList: A pattern or a list refers to a list that is not there.
        """
        self.anywhere, self.at_start = Node(), Node()
        self.lists = {name: Node() for name in lexicons}
        self._openers = Node()  # the first word of every entry, labelled by its list
        for label, written in patterns.items():
            for pieces in map(parsed, written):
                starts = bool(pieces) and pieces[0].text == START
                self._grow(self.at_start if starts else self.anywhere, pieces[starts:], label)
        for name, entries in lexicons.items():
            for pieces in map(parsed, entries):
                self._grow(self.lists[name], pieces, name)
        for name, tree in self.lists.items():
            for opener in tree.openers():
                self._openers.grow((opener,), name)
        self.begun_by = lru_cache(WORDS_KEPT)(self._begun_by)
        self._nests = {name: self._nesting(name) for name in self.lists}

    def _grow(self, tree: Node, pieces: Pieces, label: str) -> None:
        for piece in pieces:
            if piece.is_list and piece.text not in self.lists:
                raise UnknownList(piece.text)
        tree.grow(pieces, label)

    def labels(self, sentence: Sequence[str]) -> set[str]:
        """Return the labels of the patterns found in a sentence."""
        search = Search(self, sentence)
        for position in range(len(sentence)):
            search.walk(self.anywhere, position)
        search.walk(self.at_start, 0)
        return search.found

    def spans(self, sentence: Sequence[str]) -> list[Span]:
        """Return where the lists are found in a sentence, each at its longest."""
        search = Search(self, sentence)
        return [
            Span(name, start, max(ends))
            for start, word in enumerate(sentence)
            for name in sorted(self.begun_by(word))
            if (ends := search.ends(name, start))
        ]

    def _begun_by(self, word: str) -> set[str]:
        """Return the lists with an entry that may begin with this word."""
        direct = {node_name for node in self._openers.after(word) for node_name in node.labels}
        return direct.union(*(self._nests[name] for name in direct))

    def _nesting(self, name: str) -> frozenset[str]:
        """Return the lists with an entry that begins with a list, at any depth."""
        found: set[str] = set()
        fresh = {name}
        while fresh:
            fresh = {other for other, tree in self.lists.items() if fresh & tree.lists.keys()}
            fresh -= found
            found |= fresh
        return frozenset(found)


class Search:
    """One sentence being searched."""

    def __init__(self, book: Phrasebook, sentence: Sequence[str]) -> None:
        self.book, self.sentence = book, sentence
        self.found: set[str] = set()
        self._ends: dict[tuple[str, int], frozenset[int]] = {}

    def walk(self, node: Node, position: int) -> None:
        """Collect the labels that can be reached from a place in the tree and in the sentence."""
        for reached, _ in self._paths(node, position):
            self.found |= reached.labels

    def _paths(self, node: Node, position: int) -> Iterator[tuple[Node, int]]:
        if node.labels:
            yield node, position
        if position < len(self.sentence):
            for child, after in self._next(node, position):
                yield from self._paths(child, after)
        elif node.end:
            yield node.end, position
        if node.gap:
            for after in range(position, min(position + WIDEST_GAP, len(self.sentence)) + 1):
                yield from self._paths(node.gap, after)

    def _next(self, node: Node, position: int) -> Iterator[tuple[Node, int]]:
        word = self.sentence[position]
        for child in node.after(word):
            yield child, position + 1
        if node.lists:
            for name in self.book.begun_by(word) & node.lists.keys():
                for after in self.ends(name, position):
                    yield node.lists[name], after

    def ends(self, name: str, position: int) -> frozenset[int]:
        """Return where a list that begins at a word may end."""
        key = (name, position)
        if key not in self._ends:
            self._ends[key] = frozenset()  # a list that leads back to itself ends nowhere
            paths = self._paths(self.book.lists[name], position)
            self._ends[key] = frozenset(after for _, after in paths)
        return self._ends[key]
