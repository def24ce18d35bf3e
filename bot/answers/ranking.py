"""Ranking: how likely each entry answers a text, on the words of the booklet alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers.classifier import Classifier
from bot.answers.coverage import Coverage
from bot.answers.spelling import Spelling
from bot.answers.stopwords import STOPWORDS
from bot.answers.vectors import Floats
from bot.answers.words import words
from bot.domain.booklet import Booklet

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Ranker:
    """Everything that turns a text into a confidence per entry."""

    classifier: Classifier
    coverage: Coverage
    spelling: Spelling
    exact: Mapping[Phrase, tuple[int, ...]]

    @property
    def ids(self) -> tuple[str, ...]:
        """The entry ids, in the order of the confidences."""
        return self.classifier.labels

    def confidences(self, text: str) -> Floats:
        """Return a confidence between 0 and 1 for each entry.

        The classifier reads the repaired words; coverage believes a doubtful repair by half, so
        that a far-fetched one cannot make a stranger look familiar. Entries that share an alias
        stay level: naming it does not say which one is meant.
        """
        typed = words(text)
        repaired = self.spelling.repair(typed)
        found: Floats = self.classifier.probabilities(repaired) * self.coverage.shares(
            self.spelling.trusted(typed)
        )
        twins = self.twins(repaired)
        if twins:
            found[list(twins)] = 1 / len(twins) + found[list(twins)] * 1e-3
        return np.minimum(found, np.float32(1))

    def twins(self, tokens: Sequence[str]) -> tuple[int, ...]:
        """Return the entries that have exactly these words as a title, a phrasing or an alias."""
        return self.exact.get(tuple(tokens)) or self.exact.get(essence(tokens), ())


def essence(tokens: Iterable[str]) -> Phrase:
    """Return the words without those that say little."""
    return tuple(token for token in tokens if token not in STOPWORDS)


def exact_phrases(booklet: Booklet, ids: Sequence[str]) -> dict[Phrase, tuple[int, ...]]:
    """Return which entries a whole text names outright, by its words and by its essence."""
    positions = {entry_id: position for position, entry_id in enumerate(ids)}
    found: dict[Phrase, set[int]] = defaultdict(set)
    for entry in booklet:
        for text in (entry.title, *entry.questions, *entry.aliases):
            found[tuple(words(text))].add(positions[entry.id])
        for alias in entry.aliases:
            found[essence(words(alias))].add(positions[entry.id])
    return {phrase: tuple(sorted(where)) for phrase, where in found.items() if phrase}
