"""The softmax classifier that ranks entries: trained elsewhere, read here with numpy alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers.vectors import Floats, Vectoriser


def softmax(scores: Floats) -> Floats:
    """Return probabilities along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True)
class Classifier:
    """One row of weights per term, one column per label."""

    labels: tuple[str, ...]
    vectoriser: Vectoriser
    weights: Floats
    bias: Floats

    def probabilities(self, tokens: Sequence[str]) -> Floats:
        """Return the probability of each label for these words."""
        if not self.labels:
            return np.zeros(0, dtype=np.float32)
        columns, values = self.vectoriser.row(tokens)
        return softmax(values @ self.weights[columns] + self.bias)
