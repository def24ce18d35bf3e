"""How good the rule is: false alarms and drops found, beside the rule that was asked for.

`python -m tests.checkins.simulation [PEOPLE]` prints the table that stands in content/journey.yaml.
False alarms are offers to people whose level never changes, per person and year; a drop is found
when an offer comes after it began and by J+180.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bot.domain.checkins import ENERGY, Drop, Given, Signal, signal
from tests.checkins.population import FATES, FELL_ON, STEADY, Fate, Noise, people

Rule = Callable[[Sequence[Given]], bool]
REST = 21  # days: fifteen working days
YEAR, WATCHED = 365, 180


def ours(past: Sequence[Given]) -> bool:
    """The rule in use."""
    return signal(past, Drop()) is not Signal.NONE


def amber(past: Sequence[Given]) -> bool:
    """The one asked for: 20 points under the median of the first three, or energy at 2 or less."""
    indices = [one.index for one in past if one.index is not None]
    is_under = len(indices) > 3 and indices[-1] <= median(indices[:3]) - 20
    return is_under or past[-1].scores[ENERGY] <= 2


def raised(past: Sequence[Given]) -> bool:
    """Its amber, brought to as few false alarms as ours: 36 points, without energy alone."""
    indices = [one.index for one in past if one.index is not None]
    return len(indices) > 3 and indices[-1] <= median(indices[:3]) - 36


def red(past: Sequence[Given]) -> bool:
    """Its second level: amber twice running, or a mean energy of 2.5 or less."""
    if len(past) < 2:
        return False
    energies = [one.scores[ENERGY] for one in past[-2:]]
    return (amber(past) and amber(past[:-1])) or sum(energies) <= 5


def offers(past: Sequence[Given], rule: Rule) -> list[int]:
    """Return the days on which somebody would be offered a person to talk to."""
    found: list[int] = []
    for count, one in enumerate(past, 1):
        if (not found or one.day >= found[-1] + REST) and rule(past[:count]):
            found.append(one.day)
    return found


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rule does: offers per steady person and year, the share found of each fate."""

    false_alarms: float
    found: tuple[float, ...]

    def __str__(self) -> str:
        return f"{self.false_alarms:7.1%} " + " ".join(f"{share:7.1%}" for share in self.found)


def measure(rule: Rule, noise: Noise, scale: float, count: int) -> Measured:
    """Return what a rule does with so many people of each fate."""
    alarms = [len(offers(past, rule)) for past in people(4 * count, STEADY, noise, scale)]
    rate = sum(alarms) / len(alarms) * YEAR / WATCHED
    return Measured(rate, tuple(_share(rule, fate, noise, scale, count) for fate in FATES))


def _share(rule: Rule, fate: Fate, noise: Noise, scale: float, count: int) -> float:
    found = [
        any(day >= FELL_ON for day in offers(past, rule))
        for past in people(count, fate, noise, scale)
    ]
    return sum(found) / count


def table(count: int) -> str:
    """Return every rule under every noise."""
    rules = {"ours": ours, "its amber": amber, "its red": red, "its amber, raised": raised}
    lines = [f"{'':38} alarms/y drop1.0 drop1.5  slide"]
    for noise in Noise:
        lines.append(f"noise {noise.value}")
        for scale in (1.0, 0.5, 1.5):
            for name, rule in rules.items():
                measured = measure(rule, noise, scale, count)
                lines.append(f"  {name:20} noise × {scale:3.1f}     {measured}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table(int(sys.argv[1]) if len(sys.argv) > 1 else 4000) + "\n")
