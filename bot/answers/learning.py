"""Learning an index from a booklet: slow, with scikit-learn, and only when no cache fits."""

from collections.abc import Sequence

import numpy as np
from threadpoolctl import threadpool_limits

from bot.answers.calibration import CAUTIOUS, calibrate
from bot.answers.coverage import Coverage
from bot.answers.evidence import Witness
from bot.answers.gatekeeper import ORDINARY, in_order
from bot.answers.index import GatesIndex, Index
from bot.answers.ranking import Ranker, exact_phrases
from bot.answers.spelling import Spelling
from bot.answers.training import Labels, Samples, Trainer
from bot.answers.vectors import signed
from bot.answers.words import words
from bot.domain.booklet import Booklet
from bot.domain.gates import Gates, Topic

BODY_WEIGHT = 0.3  # a body says much beside the point
GATE_WEIGHT = 3.0  # examples of gates speak of gates; the booklet's questions, of its topics
GATE_FEWEST = 2  # a term met once is learned by heart: it costs time, and teaches nothing
GATE_STRENGTH = 60.0  # few labels and much evidence: weights may be smaller than for ranking


def learn(booklet: Booklet, gates: Gates, false_answers: float, *, hurried: bool = False) -> Index:
    """Train the ranker of a booklet, calibrate it, and learn from the gates' examples.

    The same content gives the same index in every process. `hurried` leaves the calibration out,
    two thirds of the time, and answers cautiously.
    """
    ids = sorted({entry.id for entry in booklet})
    samples, questions = gather(booklet, ids)
    with threadpool_limits(limits=1):  # sums in another order would make another index
        trainer = Trainer(samples, ids)
        ranker = Ranker(
            trainer.fit(),
            Coverage.fit(samples.documents, samples.labels, len(ids)),
            Spelling.fit(samples.documents),
            exact_phrases(booklet, ids),
        )
        thresholds = CAUTIOUS if hurried else calibrate(trainer, questions, false_answers)
        return Index(ranker, thresholds, learn_gates(gates, booklet, ranker.spelling))


def learn_gates(gates: Gates, booklet: Booklet, spelling: Spelling) -> GatesIndex | None:
    """Train what tells the examples of each gate from ordinary messages."""
    witness = Witness.build(gates, spelling)
    stranger = witness.as_stranger(gates, spelling)
    excluded = {entry_id for topic in gates.topics for entry_id in topic.entries}
    told = [(heard_by(witness, text), topic) for topic in gates.topics for text in topic.examples]
    if not told:
        return None
    questions = [q for e in booklet if e.id not in excluded for q in e.questions]
    heard = [(terms, str(topic.kind), GATE_WEIGHT) for terms, topic in told]
    heard += [(heard_by(witness, text), ORDINARY, GATE_WEIGHT) for text in gates.ordinary]
    heard += [(terms, ORDINARY, GATE_WEIGHT) for terms in _as_told(gates, witness, stranger)]
    heard += [(heard_by(witness, question), ORDINARY, 1.0) for question in questions]
    names = sorted({kind for _, kind, _ in heard})
    samples = Samples(
        tuple(terms for terms, _, _ in heard),
        np.array([names.index(kind) for _, kind, _ in heard], dtype=np.intp),
        np.array([weight for _, _, weight in heard], dtype=np.float32),
    )
    classifier = Trainer(samples, names, strength=GATE_STRENGTH, fewest=GATE_FEWEST).fit()
    return GatesIndex(classifier, _topics(gates, told))


def _topics(gates: Gates, told: Sequence[tuple[tuple[str, ...], Topic]]) -> Coverage:
    """Return which topics say what, the words alone."""
    names = [topic.name for topic in in_order(gates.topics)]
    labels = np.array([names.index(topic.name) for _, topic in told], dtype=np.intp)
    return Coverage.fit([signed(terms)[""] for terms, _ in told], labels, len(names))


def _as_told(gates: Gates, witness: Witness, stranger: Witness) -> list[tuple[str, ...]]:
    """Return the ordinary messages heard as if their words were new, where that differs.

    In one order: what is learned depends on it a little, and every replica must learn the same.

    A place is then a name like any other: else only the private examples would have names.
    """
    strange = (text for text in gates.ordinary if stranger.hears(text) != witness.hears(text))
    return sorted({heard_by(stranger, text) for text in strange})


def heard_by(witness: Witness, text: str) -> tuple[str, ...]:
    """Return the terms of a text."""
    return tuple(witness.terms(witness.read(text)))


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
