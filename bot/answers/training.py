"""Training, at build time only: the one module that loads scikit-learn.

The number of terms is far above the number of texts, so the classifier is fitted on a square
factor of the texts' dot products (same optimum, a tenth of the time) and carried back to terms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.linalg import cholesky, solve_triangular
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.answers.classifier import Classifier
from bot.answers.vectors import Floats, Vectoriser

STRENGTH = 200.0  # inverse of the penalty on weights
FEW_LABELS = 8
JITTER = 1e-4  # keeps repeated texts from making the factor singular
Labels = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Samples:
    """Texts as words, the label of each, and how much each counts."""

    documents: tuple[tuple[str, ...], ...]
    labels: Labels
    weights: Floats


class Trainer:
    """Fit classifiers on all the samples or on some of them, sharing what is costly."""

    def __init__(
        self,
        samples: Samples,
        names: Sequence[str],
        *,
        strength: float = STRENGTH,
        fewest: int = 1,
    ) -> None:
        self.samples, self.names, self.strength = samples, tuple(names), strength
        self.vectoriser = Vectoriser.fit(samples.documents, fewest=fewest)

    @cached_property
    def matrix(self) -> Any:
        """The texts as sparse rows."""
        rows = [self.vectoriser.row(tokens) for tokens in self.samples.documents]
        shape = (len(rows), len(self.vectoriser.idf))
        if not rows:
            return csr_matrix(shape, dtype=np.float32)
        ends = np.cumsum([0] + [len(columns) for columns, _ in rows])
        columns = np.concatenate([columns for columns, _ in rows])
        values = np.concatenate([values for _, values in rows])
        return csr_matrix((values, columns, ends), shape=shape)

    @cached_property
    def _factor(self) -> Floats:
        products = (self.matrix @ self.matrix.T).toarray()
        products[np.diag_indices_from(products)] += JITTER
        return np.asarray(cholesky(products, lower=True, overwrite_a=True), dtype=np.float32)

    def fit(self, rows: Labels | None = None) -> Classifier:
        """Return the classifier of these rows, or of all."""
        chosen = np.arange(len(self.samples.labels)) if rows is None else rows
        labels = self.samples.labels[chosen]
        present = np.unique(labels)
        names = tuple(self.names[label] for label in present)
        seen = np.asarray(self.matrix[chosen].getnnz(axis=0) > 0)
        vectoriser = self.vectoriser if rows is None else self.vectoriser.only(seen)
        weights, bias = self._solve(chosen) if len(present) > 1 else self._nothing(len(present))
        return Classifier(names, vectoriser, weights, bias)

    def _solve(self, rows: Labels) -> tuple[Floats, Floats]:
        model = LogisticRegression(C=self.strength, max_iter=1000)
        counts = self.samples.weights[rows]
        if len(self.names) <= FEW_LABELS:  # then the terms themselves are the lighter
            model.fit(self.matrix[rows], self.samples.labels[rows], sample_weight=counts)
            bias = both_sides(model.intercept_[:, np.newaxis])[:, 0]
            return both_sides(model.coef_).T.astype(np.float32), bias.astype(np.float32)
        model.fit(self._factor[rows], self.samples.labels[rows], sample_weight=counts)
        by_text = solve_triangular(self._factor.T, both_sides(model.coef_).T)
        bias = both_sides(model.intercept_[:, np.newaxis])[:, 0]
        return (self.matrix.T @ by_text).astype(np.float32), bias.astype(np.float32)

    def _nothing(self, labels: int) -> tuple[Floats, Floats]:
        """Return the weights of a classifier that has nothing to tell apart."""
        return np.zeros((self.matrix.shape[1], labels), np.float32), np.zeros(labels, np.float32)


def both_sides(coefficients: Floats) -> Floats:
    """Return one row per label, even for two labels, where scikit-learn keeps a single one."""
    if len(coefficients) > 1:
        return coefficients
    return np.vstack([-coefficients / 2, coefficients / 2])
