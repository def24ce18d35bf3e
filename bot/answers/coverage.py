"""How much of a question the booklet, and one entry of it, have ever said.

A classifier alone is sure of itself on words it never met; coverage is what keeps it honest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.answers.vectors import Floats
from bot.answers.words import grams_of

SIZE = 4


@dataclass(frozen=True)
class Coverage:
    """For every character 4-gram of the booklet: how rare it is, and which labels know it."""

    vocabulary: dict[str, int]
    idf: Floats
    known: npt.NDArray[np.bool_]

    @classmethod
    def fit(
        cls, documents: Sequence[Sequence[str]], labels: npt.NDArray[np.intp], count: int
    ) -> "Coverage":
        """Learn which label says what; `count` is the number of labels."""
        said: list[set[str]] = [set() for _ in range(count)]
        for tokens, label in zip(documents, labels, strict=True):
            said[label].update(grams_of(tokens, SIZE, SIZE))
        vocabulary = {gram: i for i, gram in enumerate(sorted(set().union(*said)))}
        known = np.zeros((len(vocabulary), count), dtype=np.bool_)
        for label, said_here in enumerate(said):
            known[[vocabulary[gram] for gram in said_here], label] = True
        return cls(vocabulary, rarity(known.sum(axis=1), count), known)

    def shares(self, tokens: Sequence[str]) -> Floats:
        """Return, per label, the geometric mean of the shares that the booklet and it know."""
        asked = sorted(set(grams_of(tokens, SIZE, SIZE)))  # sums depend on the order
        rows = [self.vocabulary[gram] for gram in asked if gram in self.vocabulary]
        if not rows:
            return np.zeros(self.known.shape[1], dtype=np.float32)
        weights = self.idf[rows]
        unknown = float(rarity(np.zeros(1), self.known.shape[1])[0]) * (len(asked) - len(rows))
        total = float(weights.sum()) + unknown
        booklet = float(weights.sum()) / total
        return np.asarray(np.sqrt(booklet * (weights @ self.known[rows]) / total), np.float32)


def familiarity(coverage: Coverage, sure: Sequence[str], likely: Sequence[str]) -> Floats:
    """Return the shares of a text whose repairs are in doubt: half as typed, half as repaired."""
    typed = coverage.shares(sure)
    return typed if sure == likely else np.asarray((typed + coverage.shares(likely)) / 2)


def rarity(frequencies: npt.NDArray[np.generic], count: int) -> Floats:
    """Return the inverse document frequency of terms seen in so many of `count` labels."""
    return np.asarray(np.log((1 + count) / (1 + frequencies.astype(np.float32))) + 1, np.float32)
