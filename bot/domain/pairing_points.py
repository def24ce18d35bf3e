"""How well two people would suit, and why."""

from collections.abc import Sequence

from bot.domain.pairing import (
    Because,
    Labels,
    Match,
    Newcomer,
    PairingRules,
    Reason,
    Volunteer,
    places,
)
from bot.domain.pairing_bars import suits


def common(newcomer: Newcomer, volunteer: Volunteer) -> list[Because]:
    """Return what two people declared in common; how busy the volunteer is comes apart."""
    found = [
        Because(reason, 1.0, names)
        for reason, theirs, ours in (
            (Reason.SEGMENT, newcomer.segment, volunteer.segment),
            (Reason.PRODUCT_RANGE, newcomer.product_range, volunteer.product_range),
            (Reason.SITE, newcomer.site, volunteer.site),
            (Reason.STRENGTH, newcomer.wishes, volunteer.strengths),
        )
        if (names := _shared(theirs, ours))
    ]
    if names := _shared(newcomer.tools, volunteer.tools):
        found.append(Because(Reason.TOOLS, len(names) / len(newcomer.tools), names))
    if newcomer.country == volunteer.country:
        found.append(Because(Reason.COUNTRY))
    return found


def _shared(theirs: Labels, ours: Labels) -> tuple[str, ...]:
    return tuple([written for folded, written in theirs.items() if folded in ours])


def spare(load: int, most: int) -> Because:
    """Return how free somebody is, as a reason."""
    return Because(Reason.LOAD, (most - load) / most)


def points(because: Because, rules: PairingRules) -> int:
    """Return what a reason is worth."""
    return round(rules.weights.get(because.reason, 0) * because.share)


def match(newcomer: Newcomer, volunteer: Volunteer, rules: PairingRules) -> Match:
    """Return how well two people would suit, and why, the weightiest reason first."""
    shared = common(newcomer, volunteer)
    if volunteer.load < places(volunteer, rules):
        shared.append(spare(volunteer.load, places(volunteer, rules)))
    shared.sort(key=lambda one: -points(one, rules))
    return Match(volunteer.person_id, sum(points(one, rules) for one in shared), tuple(shared))


def best(
    newcomer: Newcomer, volunteers: Sequence[Volunteer], rules: PairingRules
) -> tuple[Match, ...]:
    """Return everybody who may accompany a newcomer, the best first."""
    found = [match(newcomer, one, rules) for one in volunteers if suits(newcomer, one, rules)]
    return tuple(sorted(found, key=lambda one: _rank(newcomer, one)))


def _rank(newcomer: Newcomer, found: Match) -> tuple[int, bool, str]:
    is_preferred = any(one.reason is newcomer.preference for one in found.because)
    return -found.points, not is_preferred, found.person_id
