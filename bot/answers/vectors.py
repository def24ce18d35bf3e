"""TF-IDF over several views of a text: character n-grams, stems with pairs, content stems.

Besides words, a text may hold evidence, marked by the first character of each term; see `evidence`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from bot.answers.stopwords import STOPWORDS
from bot.answers.words import grams_of, stems

Floats = npt.NDArray[np.float32]
Columns = npt.NDArray[np.int32]
Row = tuple[Columns, Floats]


def stems_and_pairs(tokens: Sequence[str]) -> list[str]:
    """Return the stems of every word, and the pairs of neighbouring French stems."""
    stemmed = [stems(token) for token in tokens]
    pairs = [f"{left[0]} {right[0]}" for left, right in pairwise(stemmed)]
    return [stem for both in stemmed for stem in both] + pairs


def content_stems(tokens: Sequence[str]) -> list[str]:
    """Return the stems of the words that say something about the subject."""
    return [stem for token in tokens if token not in STOPWORDS for stem in stems(token)]


@dataclass(frozen=True)
class View:
    """A way to cut a text into terms, and its share in the whole vector.

    It reads the terms that begin with `sign`, or the words.
    """

    terms: Callable[[Sequence[str]], list[str]]
    weight: float
    sign: str = ""


LISTED, MATCHED = "=", "#"  # the signs of evidence; no word begins with them
VIEWS = (
    View(grams_of, 0.4),
    View(stems_and_pairs, 0.3),
    View(content_stems, 0.3),
    View(list, 0.4, LISTED),
    View(list, 0.2, MATCHED),
)


def signed(tokens: Sequence[str]) -> dict[str, list[str]]:
    """Return the terms of a text by their sign; words have none."""
    found: dict[str, list[str]] = {"": [], LISTED: [], MATCHED: []}
    for token in tokens:
        found[token[0] if token[0] in found else ""].append(token)
    return found


@dataclass(frozen=True)
class Vectoriser:
    """Turn words into a sparse row; each view has its own vocabulary and its own unit length."""

    vocabularies: tuple[dict[str, int], ...]
    idf: Floats

    @classmethod
    def fit(cls, documents: Sequence[Sequence[str]], *, fewest: int = 1) -> "Vectoriser":
        """Learn the vocabularies, of terms in at least `fewest` texts, and how rare each is."""
        vocabularies: list[dict[str, int]] = []
        frequencies: list[int] = []
        sorted_out = [signed(tokens) for tokens in documents]
        for view in VIEWS:
            terms = (set(view.terms(found[view.sign])) for found in sorted_out)
            counted = Counter(term for said in terms for term in said)
            seen_in = {term: counted[term] for term in sorted(counted) if counted[term] >= fewest}
            start = len(frequencies)
            vocabularies.append({term: start + i for i, term in enumerate(seen_in)})
            frequencies.extend(seen_in.values())
        rarity = np.log((1 + len(documents)) / (1 + np.array(frequencies, dtype=np.float64))) + 1
        return cls(tuple(vocabularies), rarity.astype(np.float32))

    def only(self, columns: npt.NDArray[np.bool_]) -> "Vectoriser":
        """Return the same vectoriser with the other columns forgotten."""
        kept = tuple(
            {term: column for term, column in vocabulary.items() if columns[column]}
            for vocabulary in self.vocabularies
        )
        return Vectoriser(kept, self.idf)

    def row(self, tokens: Sequence[str]) -> Row:
        """Return the columns and values of a text; terms never seen are left out."""
        found = signed(tokens)
        parts = [
            self._view(view.terms(found[view.sign]), vocabulary, view.weight)
            for view, vocabulary in zip(VIEWS, self.vocabularies, strict=True)
        ]
        return (
            np.concatenate([columns for columns, _ in parts]),
            np.concatenate([values for _, values in parts]),
        )

    def _view(self, terms: Iterable[str], vocabulary: dict[str, int], weight: float) -> Row:
        counts = Counter(vocabulary[term] for term in terms if term in vocabulary)
        columns = np.fromiter(counts, dtype=np.int32, count=len(counts))
        raw = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = (1 + np.log(raw)) * self.idf[columns]
        length = float(np.sqrt(values @ values)) or 1.0
        return columns, values * np.float32(weight / length)
