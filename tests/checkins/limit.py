"""What any rule could find at best: a test that knows how these people answer, and their fates.

It weighs how likely the answers of the whole half year are if something happened, and if nothing
did; by Neyman and Pearson, no rule finds more at as few false alarms. Unlike a rule it decides at
J+180 alone, when talking is late: what it finds is a bound, not a model.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from bot.domain.checkins import HIGHEST, ITEMS, LOWEST, Given
from tests.checkins.population import APART, DAY, DAYS, EACH, STARTS, STEADY, USUAL, Fate

LEVELS = np.arange(LOWEST - 0.1, STARTS[1] + 0.05, 0.05)
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Limit:
    """What is known of how people answer: how likely each answer is at each level."""

    likely: Array  # by level and by the three answers, as logarithms
    starts: Array
    weights: Array  # how many people start at each, as logarithms

    @classmethod
    def at(cls, scale: float) -> "Limit":
        """Return it for so much noise, drawn again at each answer."""
        days, weights = np.polynomial.hermite_e.hermegauss(15)
        level = LEVELS[:, None] + days * DAY * scale
        edges = np.array([-np.inf, *np.arange(LOWEST + 0.5, HIGHEST), np.inf])
        each = np.diff(norm.cdf((edges - level[..., None]) / (EACH * scale)), axis=2)
        three = np.einsum("lqa,lqb,lqc,q->labc", each, each, each, weights / weights.sum())
        starts = np.arange(STARTS[0], STARTS[1] + 0.01, 0.05)
        below = norm.cdf((starts[:-1] + 0.025 - USUAL) / APART)
        return cls(np.log(three + 1e-300), starts, np.log(np.diff([0, *below, 1])))

    def evidence(self, people: Sequence[Sequence[Given]], fate: Fate) -> Array:
        """Return, for each person, how much likelier their answers are under a fate than not."""
        answers, present = _answers(people)
        return self._logarithm(answers, present, fate) - self._logarithm(answers, present, STEADY)

    def _logarithm(self, answers: NDArray[np.int_], present: Array, fate: Fate) -> Array:
        total = np.tile(self.weights, (len(answers), 1))
        for at, day in enumerate(DAYS):
            level = (self.starts - fate.under(day) - LEVELS[0]) / 0.05
            row = self.likely[np.clip(np.rint(level).astype(int), 0, len(LEVELS) - 1)]
            said = answers[:, at].T
            total += present[:, at, None] * row[:, said[0], said[1], said[2]].T
        return np.asarray(np.logaddexp.reduce(total, axis=1))


def _answers(people: Sequence[Sequence[Given]]) -> tuple[NDArray[np.int_], Array]:
    """Return the answers as places from 0 to 4, and which check-ins were answered."""
    answers = np.zeros((len(people), len(DAYS), len(ITEMS)), dtype=int)
    present = np.zeros((len(people), len(DAYS)))
    for row, past in enumerate(people):
        for one in past:
            at = DAYS.index(one.day)
            present[row, at] = 1
            answers[row, at] = [one.scores[item] - LOWEST for item in ITEMS]
    return answers, present
