"""Learning an index from a booklet: slow, with scikit-learn, and only when no cache fits."""

from collections.abc import Sequence

import numpy as np

from bot.answers.calibration import calibrate
from bot.answers.coverage import Coverage
from bot.answers.index import Index
from bot.answers.ranking import Ranker, exact_phrases
from bot.answers.spelling import Spelling
from bot.answers.training import Labels, Samples, Trainer
from bot.answers.words import words
from bot.domain.booklet import Booklet

BODY_WEIGHT = 0.3  # a body says much beside the point


def learn(booklet: Booklet, false_answers: float) -> Index:
    """Train the ranker of a booklet and calibrate it."""
    ids = sorted({entry.id for entry in booklet})
    samples, questions = gather(booklet, ids)
    trainer = Trainer(samples, ids)
    ranker = Ranker(
        trainer.fit(),
        Coverage.fit(samples.documents, samples.labels, len(ids)),
        Spelling.fit(samples.documents),
        exact_phrases(booklet, ids),
    )
    return Index(ranker, calibrate(trainer, questions, false_answers))


def gather(booklet: Booklet, ids: Sequence[str]) -> tuple[Samples, Labels]:
    """Return the samples of a booklet, and which of them are worded as people ask."""
    texts = [
        (entry.id, words(text), weight, weight == 1 and text in entry.questions)
        for entry in booklet
        for text, weight in (
            *((text, 1.0) for text in (entry.title, *entry.questions, *entry.aliases)),
            (entry.body, BODY_WEIGHT),
        )
    ]
    kept = [text for text in texts if text[1]]
    positions = {entry_id: position for position, entry_id in enumerate(ids)}
    samples = Samples(
        tuple(tuple(tokens) for _, tokens, _, _ in kept),
        np.array([positions[entry_id] for entry_id, _, _, _ in kept], dtype=np.intp),
        np.array([weight for _, _, weight, _ in kept], dtype=np.float32),
    )
    return samples, np.flatnonzero([asked for _, _, _, asked in kept])
