"""The index: everything learned from a booklet and its gates, and nothing else."""

from dataclasses import dataclass

from bot.answers.ranking import Ranker


@dataclass(frozen=True)
class Thresholds:
    """From `direct` on the entry is quoted; from `choices` on, entries are offered."""

    direct: float
    choices: float


@dataclass(frozen=True)
class Index:
    """A ranker and the thresholds found for it."""

    ranker: Ranker
    thresholds: Thresholds
