"""Several newcomers matched at once, for the best total; `scipy` solves it."""

from collections.abc import Mapping, Sequence

from bot.domain import assignment
from bot.domain.pairing import Newcomer, PairingRules, Volunteer


def matched(
    newcomers: Sequence[Newcomer], volunteers: Sequence[Volunteer], rules: PairingRules
) -> Mapping[str, str]:
    """Return the buddy of each newcomer who may have one: as many pairs as possible, then the best.

    200 newcomers among 500 buddies take a second: run it in a thread.
    """
    from scipy.optimize import (  # noqa: PLC0415  # half a second to import, and rarely used
        linear_sum_assignment,
    )

    laid = assignment.grid(newcomers, volunteers, rules)
    if not laid.owners or not laid.newcomers:
        return {}
    rows, columns = linear_sum_assignment(laid.values, maximize=True)
    return assignment.pairs(laid, zip(rows.tolist(), columns.tolist(), strict=True))
