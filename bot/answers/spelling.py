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
    _pools: dict[int, list[str]] = field(init=False, repr=False, compare=False)
    _repaired: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        pools: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self.counts):
            for length in range(len(word) - 2, len(word) + 3):
                if abs(length - len(word)) <= reach(length):
                    pools[length].append(word)
        object.__setattr__(self, "_pools", dict(pools))

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
        repaired = self._repaired.get(word)
        if repaired is None:
            if len(self._repaired) >= REMEMBERED:
                self._repaired.clear()
            self._repaired[word] = repaired = self._nearest(word)
        return repaired

    def _nearest(self, word: str) -> str:
        distance = reach(len(word))
        pool = self._pools.get(len(word), [])
        found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=distance, limit=None)
        best = min(((off, -self.counts[known], known) for known, off, _ in found), default=None)
        return best[2] if best else word


def reach(length: int) -> int:
    """Return how many faults a word of this length may have."""
    return 1 if length < LONG else 2
