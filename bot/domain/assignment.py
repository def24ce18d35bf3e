"""Several newcomers and several buddies at once: what a solver is given, and what it answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.pairing import Newcomer, PairingRules, Volunteer, places
from bot.domain.pairing_bars import suits
from bot.domain.pairing_points import common, points, spare

# More than any sum of points: nobody is left alone so that somebody else is better served.
PAIRED = 1_000_000


@dataclass(frozen=True, slots=True)
class Grid:
    """What each newcomer is worth to each free place; 0 where they may not be paired.

    A buddy with two free places has two columns, the second worth less: `owners` says whose.
    """

    values: Sequence[Sequence[int]]
    newcomers: Sequence[str]
    owners: Sequence[str]


def grid(
    newcomers: Sequence[Newcomer], volunteers: Sequence[Volunteer], rules: PairingRules
) -> Grid:
    """Lay out every newcomer against every free place."""
    free = [(one, _spare(one, rules)) for one in volunteers if one.load < places(one, rules)]
    owners = [one.person_id for one, spares in free for _ in spares]
    values = [
        [cell for one, spares in free for cell in _worths(newcomer, one, rules, spares)]
        for newcomer in newcomers
    ]
    return Grid(values, [one.person_id for one in newcomers], owners)


def _spare(volunteer: Volunteer, rules: PairingRules) -> list[int]:
    """Return what being free adds to each place: less to the second than to the first."""
    most = places(volunteer, rules)
    return [points(spare(load, most), rules) for load in range(volunteer.load, most)]


def _worths(
    newcomer: Newcomer, volunteer: Volunteer, rules: PairingRules, spares: Sequence[int]
) -> list[int]:
    """Return what each free place of a buddy is worth to a newcomer.

    Its points, and a trifle where it is what the newcomer prefers.
    """
    if not suits(newcomer, volunteer, rules):
        return [0] * len(spares)
    shared = common(newcomer, volunteer)
    found = sum(points(one, rules) for one in shared)
    value = PAIRED + 2 * found + any(one.reason is newcomer.preference for one in shared)
    return [value + 2 * more for more in spares]


def pairs(laid: Grid, chosen: Iterable[tuple[int, int]]) -> Mapping[str, str]:
    """Return who accompanies each newcomer, from the cells that the solver chose."""
    return {
        laid.newcomers[row]: laid.owners[column]
        for row, column in chosen
        if laid.values[row][column] > 0
    }
