"""Rules to be measured beside ours: the one it replaced, and the one that was first asked for."""

from collections.abc import Callable, Sequence
from statistics import fmean, median

from bot.domain.checkins import ENERGY, Drop, Given, Signal, signal

Rule = Callable[[Sequence[Given]], bool]


def ours(past: Sequence[Given]) -> bool:
    """The rule in use."""
    return signal(past, Drop()) is not Signal.NONE


def last_two(past: Sequence[Given]) -> bool:
    """The one before: the last two 27 points under the first month, or their energy at 1.5."""
    indices = [(one.day, one.index) for one in past if one.index is not None]
    first = [index for day, index in indices if day <= 30] or [index for _, index in indices[:1]]
    later = [index for _, index in indices[len(first) :]]
    is_under = len(later) > 1 and fmean(later[-2:]) <= fmean([*first, 70]) - 27
    return is_under or (len(past) > 1 and _energy(past) <= 1.5)


def amber(past: Sequence[Given]) -> bool:
    """The one asked for: 20 points under the median of the first three, or energy at 2 or less."""
    return _under_median(past, 20) or past[-1].scores[ENERGY] <= 2


def raised(past: Sequence[Given]) -> bool:
    """Its amber, brought to as few false alarms as ours: 36 points, without energy alone."""
    return _under_median(past, 36)


def red(past: Sequence[Given]) -> bool:
    """Its second level: amber twice running, or a mean energy of 2.5 or less."""
    if len(past) < 2:
        return False
    return (amber(past) and amber(past[:-1])) or _energy(past) <= 2.5


def _under_median(past: Sequence[Given], points: float) -> bool:
    indices = [one.index for one in past if one.index is not None]
    return len(indices) > 3 and indices[-1] <= median(indices[:3]) - points


def _energy(past: Sequence[Given]) -> float:
    return fmean(one.scores[ENERGY] for one in past[-2:])
