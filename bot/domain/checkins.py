"""When a drop in motivation is worth a word: from what somebody said of themselves, nothing else.

Passing an item or staying silent never counts, no text is read, and no delay is measured. The rule
in one sentence: *your recent level, where the latest check-in counts most, is under your first
month by so many points plus half of what your answers usually move, or your energy is at its lowest
twice running*. `tests/checkins/simulation.py` measures it beside what any rule could do at best.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from statistics import fmean

from bot.domain.working_time import WorkingTime

ENERGY, MEANS, SUPPORT = ITEMS = ("energy", "means", "support")
LOWEST, HIGHEST = 1, 5
STEP = 100 / (HIGHEST - LOWEST)  # from one answer to the next, on the scale of an index
FEWEST = 2  # items answered, for a check-in to have an index
USUAL_MOVES = 9  # of three items, from the first check-in to the fourth
BARS = "▁▂▃▄▅▆▇█"


class Signal(StrEnum):
    """What a person's check-ins say of their motivation: nothing, a drop, a drop that lasts."""

    NONE = "none"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Drop:
    """The thresholds, from `content/journey.yaml`.

    The recent level starts from the first month (the check-ins up to `baseline_days`) and moves by
    the share `latest` towards each check-in that follows. A drop is `points` under that month, and
    the share `movement` of how far the person's answers move from one check-in to the next; or a
    mean `energy` over two check-ins. What is not known yet is begun with: the first month counts
    with one answer at `starting_point`, the movement with nine of `usual_movement`. `rest_days` are
    working days.
    """

    points: float = 11
    movement: float = 0.5
    latest: float = 0.4
    energy: float = 1
    baseline_days: int = 30
    starting_point: float = 70
    usual_movement: float = 17.5
    rest_days: int = 15


@dataclass(frozen=True, slots=True)
class Given:
    """One check-in, so many days after the start, and the items that were answered."""

    day: int
    scores: Mapping[str, int] = field(default_factory=dict)

    @property
    def index(self) -> float | None:
        """The mean of the answers on a scale from 0 to 100; None with fewer than two."""
        found = [self.scores[item] for item in ITEMS if item in self.scores]
        if len(found) < FEWEST:
            return None
        return fmean((score - LOWEST) * STEP for score in found)


def signal(past: Sequence[Given], drop: Drop) -> Signal:
    """Return what the check-ins say as of the last of them, the oldest first."""
    if not _is_low(past, drop):
        return Signal.NONE
    return Signal.RED if _is_low(past[:-1], drop) else Signal.AMBER


def _is_low(past: Sequence[Given], drop: Drop) -> bool:
    return _is_under(past, drop) or _is_drained(past, drop)


def _is_under(past: Sequence[Given], drop: Drop) -> bool:
    """Tell whether the recent level, and the last check-in too, are far under the first month."""
    indices = [(one.day, one.index) for one in past if one.index is not None]
    first = [index for day, index in indices if day <= drop.baseline_days]
    first = first or [index for _, index in indices[:1]]
    later = [index for _, index in indices[len(first) :]]
    if not later or past[-1].index is None:
        return False
    level = usual = fmean([*first, drop.starting_point])
    for index in later:
        level += drop.latest * (index - level)
    gap = usual - max(level, later[-1]) - drop.points
    return gap >= 0 and gap >= drop.movement * _moves(past, drop)


def _moves(past: Sequence[Given], drop: Drop) -> float:
    """Return how far answers move from one check-in to the next, on the scale of an index."""
    last: dict[str, int] = {}
    found = [drop.usual_movement] * USUAL_MOVES
    for one in past:
        found += [abs(one.scores[item] - last[item]) * STEP for item in one.scores if item in last]
        last.update(one.scores)
    return fmean(found)


def _is_drained(past: Sequence[Given], drop: Drop) -> bool:
    energies = [one.scores[ENERGY] for one in past if ENERGY in one.scores]
    return len(energies) >= 2 and ENERGY in past[-1].scores and fmean(energies[-2:]) <= drop.energy


def may_offer(last_on: date | None, today: date, hours: WorkingTime, drop: Drop) -> bool:
    """Tell whether enough working days passed since the last offer."""
    return last_on is None or hours.after(last_on, drop.rest_days) <= today


def curve(past: Sequence[Given]) -> str:
    """Return one bar per check-in that has an index, as text."""
    indices = [one.index for one in past if one.index is not None]
    return "".join(BARS[min(int(index / 100 * len(BARS)), len(BARS) - 1)] for index in indices)
