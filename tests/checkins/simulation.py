"""How good the rule is: false alarms and drops found, beside other rules and beside the limit.

`python -m tests.checkins.simulation [PEOPLE]` prints the table that stands in content/journey.yaml.
False alarms are offers to people whose level never changes, per person and year; a drop is found
when an offer comes after it began and by J+180.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.domain.checkins import Given
from tests.checkins.limit import Limit
from tests.checkins.population import FATES, FELL_ON, STEADY, Fate, Noise, World, people
from tests.checkins.rules import Rule, amber, last_two, ours, raised, red

REST = 21  # days: fifteen working days
YEAR, WATCHED, SOON = 365, 180, 90
AS_FEW = 0.05  # false alarms per person and year, at which rules are compared with the limit
WORLDS = {
    "as expected": World(),
    "noise × 0.5": World(scale=0.5),
    "noise × 1.5": World(scale=1.5),
    "noise of one's own": World(Noise.OWN),
    "60 % answer": World(answered=0.6),
    "everybody answers": World(answered=1),
}
RULES = {"ours": ours, "before": last_two, "amber": amber, "red": red, "raised": raised}


def offers(past: Sequence[Given], rule: Rule) -> list[int]:
    """Return the days on which somebody would be offered a person to talk to."""
    found: list[int] = []
    for count, one in enumerate(past, 1):
        if (not found or one.day >= found[-1] + REST) and rule(past[:count]):
            found.append(one.day)
    return found


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rule does: offers per steady person and year, the share found of each fate.

    `soon` is the share of the drops, of both sizes, that are found by J+90.
    """

    false_alarms: float
    found: tuple[float, ...]
    soon: float | None = None

    def __str__(self) -> str:
        drops = sum(self.found[:2]) / 2
        shares = [*self.found[:2], drops, self.found[2]]
        soon = "" if self.soon is None else f"{self.soon:7.1%}"
        return f"{self.false_alarms:7.1%} " + " ".join(f"{one:7.1%}" for one in shares) + soon


def measure(rule: Rule, world: World, count: int) -> Measured:
    """Return what a rule does with so many people of each fate."""
    alarms = [len(offers(past, rule)) for past in people(4 * count, STEADY, world)]
    rate = sum(alarms) / len(alarms) * YEAR / WATCHED
    found = [_days(rule, fate, world, count) for fate in FATES]
    soon = [day <= SOON for days in found[:2] for day in days]
    shares = tuple(len(days) / count for days in found)
    return Measured(rate, shares, sum(soon) / (2 * count))


def _days(rule: Rule, fate: Fate, world: World, count: int) -> list[int]:
    """Return the days on which a fate was found, one for each person in whom it was."""
    days = (
        min((day for day in offers(past, rule) if day >= FELL_ON), default=None)
        for past in people(count, fate, world)
    )
    return [day for day in days if day is not None]


def limit(world: World, count: int) -> Measured:
    """Return what any rule could find at best, at five false alarms a hundred people and year."""
    best = Limit.at(world.scale)
    steady, found = list(people(4 * count, STEADY, world)), []
    for fate in FATES:
        usual = best.evidence(steady, fate)
        theirs = best.evidence(list(people(count, fate, replace(world, seed=world.seed + 1))), fate)
        enough = np.quantile(usual, 1 - AS_FEW * WATCHED / YEAR)
        found.append(float((theirs > enough).mean()))
    return Measured(AS_FEW, tuple(found))


def table(count: int) -> Iterator[str]:
    """Yield the lines of the table, each as soon as it is measured."""
    yield f"{'':30} alarms/y drop1.0 drop1.5   both   slide  by J+90"
    for name in ("ours", "before"):
        for condition, world in WORLDS.items():
            yield f"{name:8} {condition:21} {measure(RULES[name], world, count)}"
    for name in ("amber", "red", "raised"):
        yield f"{name:30} {measure(RULES[name], World(), count)}"
    for condition in ("as expected", "noise × 0.5", "noise × 1.5", "everybody answers"):
        yield f"{'limit':8} {condition:21} {limit(WORLDS[condition], 3 * count)}"


if __name__ == "__main__":
    for line in table(int(sys.argv[1]) if len(sys.argv) > 1 else 4000):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
