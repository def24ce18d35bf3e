"""What the engine is compared with: BM25, a linear SVM, a logistic regression."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.svm import LinearSVC

from bot.answers.engine import Engine
from bot.answers.words import words
from bot.domain.booklet import Booklet

Scores = npt.NDArray[np.float64]


class Rival(Protocol):
    """Anything that scores every entry for a question."""

    ids: Sequence[str]

    def scores(self, texts: Sequence[str]) -> Scores:
        """Return one row per text, one column per entry."""
        ...


class Ours:
    """The engine's own ranking, before thresholds and gates."""

    def __init__(self, engine: Engine) -> None:
        self._ranker = engine.index.ranker
        self.ids: Sequence[str] = self._ranker.ids

    def scores(self, texts: Sequence[str]) -> Scores:
        """Return the confidences."""
        return np.stack([self._ranker.confidences(text) for text in texts]).astype(np.float64)


class BM25:
    """Okapi BM25 over title, phrasings and body put together (k1 1.2, b 0.75)."""

    def __init__(self, booklet: Booklet) -> None:
        self.ids: Sequence[str] = sorted({entry.id for entry in booklet})
        documents: dict[str, Counter[str]] = {entry_id: Counter() for entry_id in self.ids}
        for entry in booklet:
            documents[entry.id].update(words(" ".join((entry.title, *entry.questions, entry.body))))
        lengths = {entry_id: counts.total() for entry_id, counts in documents.items()}
        mean = sum(lengths.values()) / len(lengths)
        seen_in = Counter(word for counts in documents.values() for word in counts)
        self._weights: dict[str, Scores] = {word: np.zeros(len(self.ids)) for word in seen_in}
        for column, entry_id in enumerate(self.ids):
            for word, count in documents[entry_id].items():
                rarity = np.log(1 + (len(self.ids) - seen_in[word] + 0.5) / (seen_in[word] + 0.5))
                damping = count + 1.2 * (0.25 + 0.75 * lengths[entry_id] / mean)
                self._weights[word][column] = rarity * count * 2.2 / damping

    def scores(self, texts: Sequence[str]) -> Scores:
        """Return the sums of the weights of the words asked."""
        nothing = np.zeros(len(self.ids))
        return np.stack(
            [sum((self._weights.get(w, nothing) for w in words(t)), nothing) for t in texts]
        )


class Linear:
    """scikit-learn's classifiers over its own TF-IDF of characters and words."""

    def __init__(self, booklet: Booklet, model: LinearSVC | LogisticRegression) -> None:
        features = FeatureUnion(
            [
                ("letters", vectoriser(analyzer="char_wb", ngram_range=(2, 5))),
                ("words", vectoriser(analyzer="word", ngram_range=(1, 2))),
            ]
        )
        self._pipeline = make_pipeline(features, model)
        samples = [
            (text, e.id) for e in booklet for text in (e.title, *e.questions, e.body) if text
        ]
        self._pipeline.fit([text for text, _ in samples], [entry_id for _, entry_id in samples])
        self.ids: Sequence[str] = list(self._pipeline.classes_)

    def scores(self, texts: Sequence[str]) -> Scores:
        """Return probabilities, or margins where there are none."""
        if hasattr(self._pipeline, "predict_proba"):
            return np.asarray(self._pipeline.predict_proba(texts))
        return np.asarray(self._pipeline.decision_function(texts))


def vectoriser(**cut: object) -> TfidfVectorizer:
    """Return a TF-IDF of folded words."""
    return TfidfVectorizer(preprocessor=folded, sublinear_tf=True, **cut)


def folded(text: str) -> str:
    """Return a text as words without accents."""
    return " ".join(words(text))


def rivals(booklet: Booklet) -> dict[str, Rival]:
    """Return every rival, trained."""
    return {
        "BM25": BM25(booklet),
        "linear SVM": Linear(booklet, LinearSVC()),
        "log. regr.": Linear(booklet, LogisticRegression(C=50, max_iter=60)),
    }
