"""Thresholds without a hand: entries taken out of the booklet play the questions it cannot answer.

What the rest of the booklet says, wrongly, to their phrasings shows how sure a wrong answer gets.
"""

from collections.abc import Iterator

import numpy as np

from bot.answers.coverage import Coverage, familiarity
from bot.answers.index import Thresholds
from bot.answers.spelling import Spelling
from bot.answers.training import Labels, Trainer
from bot.answers.vectors import Floats

FOLDS = 5
SILENT = 0.4  # share of strangers to whom nothing is even offered: three buttons cost little
FEWEST = 20  # strangers without which a quantile means nothing
CAUTIOUS = Thresholds(direct=0.5, choices=0.15)  # for a booklet too small to learn from


def calibrate(trainer: Trainer, questions: Labels, false_answers: float) -> Thresholds:
    """Return the thresholds at which so many questions without an answer would get one.

    `questions` are the rows of the samples that are worded as people ask.
    """
    strangers: list[float] = []
    for left_out in entry_folds(len(trainer.names)):
        absent = np.isin(trainer.samples.labels, left_out)
        asked = questions[absent[questions]]
        strangers += fold_scores(trainer, np.flatnonzero(~absent), asked).max(axis=1).tolist()
    if len(strangers) < FEWEST:
        return CAUTIOUS
    direct, choices = np.quantile(strangers, [1 - false_answers, SILENT])
    return Thresholds(float(direct), float(choices))


def entry_folds(count: int) -> Iterator[Labels]:
    """Yield groups of labels to leave out, each label once, never more than a third at a time."""
    folds = min(FOLDS, count)
    if folds > 2:
        yield from np.array_split(np.random.default_rng(0).permutation(count), folds)


def fold_scores(trainer: Trainer, kept: Labels, asked: Labels) -> Floats:
    """Return how sure a booklet of the kept rows is of each of its entries, for each row asked."""
    samples = trainer.samples
    classifier = trainer.fit(kept)
    present, positions = np.unique(samples.labels[kept], return_inverse=True)
    documents = [samples.documents[i] for i in kept]
    coverage = Coverage.fit(documents, positions, len(present))
    spelling = Spelling.fit(documents)
    scores = np.zeros((len(asked), len(trainer.names)), dtype=np.float32)
    for row, tokens in enumerate(samples.documents[i] for i in asked):
        likely = spelling.repair(tokens)
        known = familiarity(coverage, spelling.trusted(tokens), likely)
        scores[row, present] = classifier.probabilities(likely) * known
    return scores
