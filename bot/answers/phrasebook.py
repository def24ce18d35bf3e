"""Which patterns a sentence contains: many patterns, few of them tried.

Each pattern is kept under every word it can begin with, so that a sentence meets only the few
that may fit; and where each list ends is worked out once for a sentence.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.answers.patterns import END, GAP, SIGNS, START, Piece, Pieces, parsed

WIDEST_GAP = 6
Labelled = tuple[Pieces, str]


class UnknownList(ValueError):
    """A pattern refers to a list that does not exist."""


class Shelf:
    """Patterns, each with a label, kept by the words they begin with."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[Labelled]] = defaultdict(list)
        self.by_prefix: dict[str, list[tuple[str, Labelled]]] = defaultdict(list)

    def add(self, labelled: Labelled, firsts: set[Piece]) -> None:
        """Keep a pattern under each of its first words."""
        for first in firsts:
            if first.is_prefix:
                self.by_prefix[first.text[:2]].append((first.text, labelled))
            else:
                self.by_word[first.text].append(labelled)

    def beginning(self, word: str) -> Iterator[Labelled]:
        """Yield the patterns that may begin with this word."""
        yield from self.by_word.get(word, ())
        for prefix, labelled in self.by_prefix.get(word[:2], ()):
            if word.startswith(prefix):
                yield labelled


class Phrasebook:
    """Every pattern with its label, and the lists they refer to."""

    def __init__(
        self, patterns: Mapping[str, Sequence[str]], lexicons: Mapping[str, Sequence[str]]
    ) -> None:
        """Parse the patterns of each label, and the lists.

        Raises:
            UnknownList: A pattern or a list refers to a list that is not there.
        """
        self._entries = {name: [parsed(e) for e in entries] for name, entries in lexicons.items()}
        self._firsts: dict[str, set[Piece]] = {}
        self.anywhere, self.at_start, self.lists = Shelf(), Shelf(), dict[str, Shelf]()
        for label, written in patterns.items():
            for pieces in map(parsed, written):
                starts = bool(pieces) and pieces[0].text == START
                shelf = self.at_start if starts else self.anywhere
                shelf.add((pieces, label), self._begins(pieces))
        for name, entries in self._entries.items():
            self.lists[name] = Shelf()
            for pieces in entries:
                self.lists[name].add((pieces, name), self._begins(pieces))

    def _begins(self, pieces: Pieces) -> set[Piece]:
        """Return the words that these steps can begin with; a gap in front begins with none."""
        found: set[Piece] = set()
        for piece in pieces:
            if piece.text == START:
                continue
            if piece.text in SIGNS:
                break
            found |= self._list_begins(piece.text) if piece.is_list else {piece}
            if not piece.is_optional:
                break
        return found

    def _list_begins(self, name: str) -> set[Piece]:
        if name not in self._entries:
            raise UnknownList(name)
        if name not in self._firsts:
            self._firsts[name] = set()
            self._firsts[name] = set().union(*(self._begins(e) for e in self._entries[name]))
        return self._firsts[name]

    def labels(self, sentence: Sequence[str]) -> set[str]:
        """Return the labels of the patterns found in a sentence."""
        search = Search(self.lists, sentence)
        found: set[str] = set()
        for position, word in enumerate(sentence):
            for shelf in (self.anywhere,) if position else (self.anywhere, self.at_start):
                for pieces, label in shelf.beginning(word):
                    if label not in found and search.fits(pieces, position):
                        found.add(label)
        return found


@dataclass(frozen=True)
class Search:
    """One sentence being searched; where each list ends is remembered."""

    lists: Mapping[str, Shelf]
    sentence: Sequence[str]
    _known: dict[tuple[str, int], frozenset[int]] = field(default_factory=dict)

    def fits(self, pieces: Pieces, position: int) -> bool:
        """Tell whether these steps can be walked from a position."""
        return bool(self.ends(pieces, position))

    def ends(self, pieces: Pieces, position: int) -> set[int]:
        """Return everywhere these steps can lead from a position."""
        reached = {position}
        for piece in pieces:
            stepped: set[int] = set(reached) if piece.is_optional else set()
            for place in reached:
                stepped.update(self._step(piece, place))
            if not stepped:
                return stepped
            reached = stepped
        return reached

    def _step(self, piece: Piece, position: int) -> Sequence[int] | frozenset[int]:
        length = len(self.sentence)
        if piece.is_list:
            return self._list(piece.text, position)
        if piece.text == GAP:
            return range(position, min(position + WIDEST_GAP, length) + 1)
        if piece.text in SIGNS:
            return (position,) if position == (length if piece.text == END else 0) else ()
        if position == length:
            return ()
        word = self.sentence[position]
        fits = word.startswith(piece.text) if piece.is_prefix else word == piece.text
        return (position + 1,) if fits else ()

    def _list(self, name: str, position: int) -> frozenset[int]:
        if position >= len(self.sentence):
            return frozenset()
        key = (name, position)
        if key not in self._known:
            self._known[key] = frozenset()  # a list that leads back to itself ends nowhere
            entries = self.lists[name].beginning(self.sentence[position])
            self._known[key] = frozenset(
                end for pieces, _ in entries for end in self.ends(pieces, position)
            )
        return self._known[key]
