"""Spelling repair: an unknown word becomes the nearest word that the booklet uses."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST, LONG = 4, 8
REMEMBERED = 20_000


@dataclass(frozen=True)
class Spelling:
    """The words of the booklet and how often each is used."""

    counts: Mapping[str, int]
    _by_length: dict[int, list[str]] = field(init=False, repr=False, compare=False)
    _repaired: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self.counts):
            by_length[len(word)].append(word)
        object.__setattr__(self, "_by_length", dict(by_length))

    @classmethod
    def fit(cls, documents: Iterable[Sequence[str]]) -> "Spelling":
        """Learn the words that are spelled right."""
        return cls(Counter(word for tokens in documents for word in tokens))

    def repair(self, tokens: Sequence[str]) -> list[str]:
        """Return the words, each unknown one of four letters or more replaced by its neighbour."""
        return [self._repair(token) for token in tokens]

    def _repair(self, word: str) -> str:
        if word in self.counts or len(word) < SHORTEST or word.isdigit():
            return word
        if word not in self._repaired:
            if len(self._repaired) >= REMEMBERED:
                self._repaired.clear()
            self._repaired[word] = self._nearest(word)
        return self._repaired.get(word, word)

    def _nearest(self, word: str) -> str:
        distance = 1 if len(word) < LONG else 2
        lengths = range(len(word) - distance, len(word) + distance + 1)
        pool = [known for length in lengths for known in self._by_length.get(length, [])]
        found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=distance, limit=None)
        best = min(((off, -self.counts[known], known) for known, off, _ in found), default=None)
        return best[2] if best else word
