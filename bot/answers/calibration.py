"""Thresholds without a hand: entries taken out of the booklet play the questions it cannot answer.

What the rest of the booklet says, wrongly, to their phrasings shows how sure a wrong answer gets.
"""

from collections.abc import Iterator

import numpy as np

from bot.answers.coverage import Coverage
from bot.answers.index import Thresholds
from bot.answers.training import Labels, Trainer
from bot.answers.vectors import Floats

FOLDS = 5


CAUTIOUS = Thresholds(direct=0.5, choices=0.15)  # for a booklet too small to learn from


def calibrate(trainer: Trainer, questions: Labels, false_answers: float) -> Thresholds:
    """Return the thresholds at which so many questions without an answer would get one.

    `questions` are the rows of the samples that are worded as people ask.
    """
    strangers = [
        confidence
        for fold in entry_folds(trainer)
        for confidence in fold_confidences(trainer, questions, fold)
    ]
    if len(strangers) < 20:
        return CAUTIOUS
    direct, choices = np.quantile(strangers, [1 - false_answers, 0.5])
    return Thresholds(float(direct), float(choices))


def entry_folds(trainer: Trainer) -> Iterator[Labels]:
    """Yield groups of labels to leave out; each label once, each group far from the whole."""
    labels = np.random.default_rng(0).permutation(len(trainer.names))
    folds = min(FOLDS, len(labels))
    if folds > 2:
        yield from np.array_split(labels, folds)


def fold_confidences(trainer: Trainer, questions: Labels, left_out: Labels) -> Floats:
    """Return how sure a booklet without these labels is about their questions."""
    everything = trainer.samples.labels
    kept = np.flatnonzero(~np.isin(everything, left_out))
    asked = questions[np.isin(everything[questions], left_out)]
    documents = trainer.samples.documents
    classifier = trainer.fit(kept)
    _, positions = np.unique(everything[kept], return_inverse=True)
    coverage = Coverage.fit([documents[i] for i in kept], positions, len(classifier.labels))
    best = [
        (classifier.probabilities(documents[i]) * coverage.shares(documents[i])).max()
        for i in asked
    ]
    return np.asarray(best, dtype=np.float32)
