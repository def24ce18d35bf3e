"""The index: everything learned from a booklet and its gates, and nothing else."""

from dataclasses import dataclass

from bot.answers.classifier import Classifier
from bot.answers.coverage import Coverage
from bot.answers.ranking import Ranker


@dataclass(frozen=True)
class Thresholds:
    """From `direct` on the entry is quoted; from `choices` on, entries are offered."""

    direct: float
    choices: float


@dataclass(frozen=True)
class GatesIndex:
    """What the gates' examples teach: which gate a message is for, and which topics it is like."""

    classifier: Classifier
    topics: Coverage


@dataclass(frozen=True)
class Index:
    """A ranker, the thresholds found for it, and what was learned from the gates' examples."""

    ranker: Ranker
    thresholds: Thresholds
    gates: GatesIndex | None = None
