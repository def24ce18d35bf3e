"""Mileage allowance for one's own car, by the French tax scale.

Scale: Code général des impôts, art. 83, 3° and ann. IV, art. 6 B; the figures of the year are in
`content/calculators.yaml`. It is a *tax limit*, not an entitlement: an employer may pay less.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.languages import Language

CENT = Decimal("0.01")
LONGEST_KM = 200_000  # more in a year is a slip of the finger


@dataclass(frozen=True, slots=True)
class Band:
    """One line of the scale: what *d* kilometres a year give to a car of this power.

    `short` × d, then `middle` × d + `plus`, then `long` × d.
    """

    power: int
    short: Decimal
    middle: Decimal
    plus: Decimal
    long: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of a year; the last band is also for every stronger car, the first for weaker."""

    year: int
    bands: tuple[Band, ...]
    short_up_to: int
    middle_up_to: int
    electric_pct: Decimal
    source: Mapping[Language, str]

    def band(self, power: int) -> Band:
        """Return the line of a power, in French fiscal horsepower."""
        below = [band for band in self.bands if band.power <= power]
        return below[-1] if below else self.bands[0]


@dataclass(frozen=True, slots=True)
class Drive:
    """Business kilometres with one's own car: to count now, and counted earlier this year."""

    power: int
    km: Decimal
    before_km: Decimal = Decimal(0)
    is_electric: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One use of the scale: `rate` × `km` + `plus`, raised by `electric_pct`."""

    km: Decimal
    rate: Decimal
    plus: Decimal
    electric_pct: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a drive is worth, and how it was found; `before` is taken off where there is one."""

    amount: Decimal
    year: Step
    before: Step | None


def allowance(scale: Scale, drive: Drive) -> Allowance:
    """Return the limit for these kilometres: the scale is read on the year's total distance."""
    year = _step(scale, drive, drive.before_km + drive.km)
    if not drive.before_km:
        return Allowance(year.amount, year, None)
    before = _step(scale, drive, drive.before_km)
    return Allowance(year.amount - before.amount, year, before)


def _step(scale: Scale, drive: Drive, km: Decimal) -> Step:
    band = scale.band(drive.power)
    rate, plus = band.short, Decimal(0)
    if km > scale.middle_up_to:
        rate = band.long
    elif km > scale.short_up_to:
        rate, plus = band.middle, band.plus
    raised = scale.electric_pct if drive.is_electric else Decimal(0)
    exact = (rate * km + plus) * (100 + raised) / 100
    return Step(km, rate, plus, raised, exact.quantize(CENT, ROUND_HALF_UP))
