"""The project's own booklet against itself: each phrasing, left out, is found from the others."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from bot.answers.calibration import fold_scores
from bot.answers.learning import gather
from bot.answers.training import Trainer
from bot.answers.words import words
from bot.domain.booklet import Booklet
from bot.domain.languages import Language


@dataclass
class Found:
    """How often the left-out phrasings of a language came first or among three."""

    asked: int = 0
    first: int = 0
    among_three: int = 0
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)


def leave_one_out(booklet: Booklet) -> dict[Language, Found]:
    """Leave the k-th phrasing of every entry out, for every k, each language counted apart."""
    ids = sorted({entry.id for entry in booklet})
    samples, _ = gather(booklet, ids)
    trainer = Trainer(samples, ids)
    found: dict[Language, Found] = defaultdict(Found)
    for left_out in folds(booklet):
        absent = {(ids.index(entry_id), tokens): lang for entry_id, tokens, lang in left_out}
        keys = zip(samples.labels.tolist(), samples.documents, strict=True)
        asked = [row for row, key in enumerate(keys) if key in absent]
        kept = np.setdiff1d(np.arange(len(samples.labels)), asked)
        for row, scores in zip(asked, fold_scores(trainer, kept, np.array(asked)), strict=True):
            gold = int(samples.labels[row])
            count(found[absent[gold, samples.documents[row]]], scores, gold, ids)
    return dict(found)


def folds(booklet: Booklet) -> Iterator[list[tuple[str, tuple[str, ...], Language]]]:
    """Yield, for every k, the k-th phrasings: entry, words, language."""
    longest = max(len(entry.questions) for entry in booklet)
    for k in range(longest):
        yield [
            (entry.id, tuple(words(entry.questions[k])), entry.language)
            for entry in booklet
            if k < len(entry.questions)
        ]


def count(found: Found, scores: np.ndarray, gold: int, ids: list[str]) -> None:
    """Add one answer to the count."""
    best = np.argsort(-scores, kind="stable")[:3].tolist()
    found.asked += 1
    found.first += best[0] == gold
    found.among_three += gold in best
    if best[0] != gold:
        found.confused[ids[gold], ids[best[0]]] += 1
