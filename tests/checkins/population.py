"""People who do not exist, and what they would answer: invented noise, a fixed seed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bot.domain.checkins import HIGHEST, ITEMS, LOWEST, Given

DAYS = (5, 14, 30, 45, 60, 75, 90, 120, 150, 180)  # the check-ins of content/journey.yaml
ANSWERED = 0.8
USUAL, APART = 3.9, 0.5  # where people start, and how far from each other
STARTS = (2.8, 4.8)  # nobody starts lower, or higher
EACH, DAY = 0.6, 0.3  # how far an answer strays: by itself, and with the others of its day
FELL_ON, SLID = 45, (30, 125)


class Noise(StrEnum):
    """Two readings of "0.6 for a person and an item"."""

    DRAWN = "drawn again at each answer"
    OWN = "a person's own way with an item, for good"


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of somebody's level: how far under the start it is on a day."""

    name: str
    under: Callable[[int], float]


STEADY = Fate("steady", lambda day: 0.0)
FATES = (
    Fate("drop of 1.0", lambda day: 1.0 if day >= FELL_ON else 0.0),
    Fate("drop of 1.5", lambda day: 1.5 if day >= FELL_ON else 0.0),
    Fate("slow slide", lambda day: 1.2 * min(max((day - SLID[0]) / (SLID[1] - SLID[0]), 0), 1)),
)


@dataclass(frozen=True, slots=True)
class World:
    """How people answer: what moves their answers, how much, and how often they answer."""

    noise: Noise = Noise.DRAWN
    scale: float = 1
    answered: float = ANSWERED
    seed: int = 7  # the thresholds were looked for with others


def people(count: int, fate: Fate, world: World) -> Iterator[list[Given]]:
    """Yield the check-ins that each person answered."""
    scale = world.scale
    random = np.random.default_rng(world.seed)
    shape = (count, len(DAYS), len(ITEMS))
    start = np.clip(random.normal(USUAL, APART, (count, 1, 1)), *STARTS)
    under = np.array([fate.under(day) for day in DAYS])[None, :, None]
    varying = shape if world.noise is Noise.DRAWN else (count, 1, len(ITEMS))
    felt = start - under + random.normal(0, EACH * scale, varying)
    felt = felt + random.normal(0, DAY * scale, (count, len(DAYS), 1))
    scores = np.clip(np.rint(felt), LOWEST, HIGHEST).astype(int).tolist()
    answered = (random.random((count, len(DAYS))) < world.answered).tolist()
    for theirs, replied in zip(scores, answered, strict=True):
        yield [
            Given(day, dict(zip(ITEMS, row, strict=True)))
            for day, row, is_there in zip(DAYS, theirs, replied, strict=True)
            if is_there
        ]
