"""The booklet against itself: each phrasing, left out, is looked for with the others.

A phrasing that then finds another entry shows two entries that people's words do not tell apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from bot.answers.calibration import fold_scores
from bot.answers.learning import gather
from bot.answers.training import Trainer
from bot.answers.vectors import Floats
from bot.answers.words import words
from bot.domain.booklet import Booklet
from bot.domain.languages import Language


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way of asking, and the entry it asks for."""

    entry_id: str
    text: str
    language: Language


@dataclass
class Found:
    """How often the left-out phrasings of a language came first or among three."""

    asked: int = 0
    first: int = 0
    among_three: int = 0
    mistaken: list[tuple[Phrasing, str]] = field(default_factory=list)

    @property
    def confused(self) -> Counter[tuple[str, str]]:
        """How often each entry asked for was taken for each entry found."""
        return Counter((asked.entry_id, found) for asked, found in self.mistaken)


def leave_one_out(booklet: Booklet) -> dict[Language, Found]:
    """Leave the k-th phrasing of every entry out, for every k, each language counted apart."""
    ids = sorted({entry.id for entry in booklet})
    samples, _ = gather(booklet, ids)
    trainer = Trainer(samples, ids)
    found: dict[Language, Found] = defaultdict(Found)
    for left_out in folds(booklet):
        absent = {(ids.index(one.entry_id), tuple(words(one.text))): one for one in left_out}
        keys = list(zip(samples.labels.tolist(), samples.documents, strict=True))
        asked = [row for row, key in enumerate(keys) if key in absent]
        kept = np.setdiff1d(np.arange(len(keys)), asked)
        for row, scores in zip(asked, fold_scores(trainer, kept, np.array(asked)), strict=True):
            phrasing = absent[keys[row]]
            _count(found[phrasing.language], phrasing, scores, ids)
    return dict(found)


def folds(booklet: Booklet) -> Iterator[list[Phrasing]]:
    """Yield, for every k, the k-th phrasings of every entry."""
    longest = max((len(entry.questions) for entry in booklet), default=0)
    for k in range(longest):
        yield [
            Phrasing(entry.id, entry.questions[k], entry.language)
            for entry in booklet
            if k < len(entry.questions)
        ]


def _count(found: Found, phrasing: Phrasing, scores: Floats, ids: list[str]) -> None:
    best = [ids[place] for place in np.argsort(-scores, kind="stable")[:3].tolist()]
    found.asked += 1
    found.first += best[0] == phrasing.entry_id
    found.among_three += phrasing.entry_id in best
    if best[0] != phrasing.entry_id:
        found.mistaken.append((phrasing, best[0]))
