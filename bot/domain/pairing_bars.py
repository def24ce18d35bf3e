"""Who may not accompany whom, and why."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from bot.domain.pairing import Bar, Newcomer, PairingRules, Volunteer, places

DAY_MINUTES = 24 * 60
SATURDAY = 5


def bars(newcomer: Newcomer, volunteer: Volunteer, rules: PairingRules) -> Iterator[Bar]:
    """Yield every reason for which this volunteer may not accompany this newcomer."""
    if not volunteer.is_active or volunteer.person_id == newcomer.person_id:
        yield Bar.LEFT
    if not volunteer.is_agreed:
        yield Bar.AGREEMENT
    if volunteer.person_id in newcomer.line or newcomer.person_id in volunteer.line:
        yield Bar.LINE
    if volunteer.person_id in newcomer.refused or newcomer.person_id in volunteer.refused:
        yield Bar.PRIVATE
    if newcomer.language not in volunteer.languages:
        yield Bar.LANGUAGE
    if _hours_apart(newcomer.shift, volunteer.shift) > rules.workday_hours - rules.shared_hours:
        yield Bar.HOURS
    yield from _times(newcomer.starts_on, volunteer, rules)
    if volunteer.load >= places(volunteer, rules):
        yield Bar.FULL


def _hours_apart(one: int, other: int) -> float:
    apart = abs(one - other) % DAY_MINUTES
    return min(apart, DAY_MINUTES - apart) / 60


def _times(starts_on: date, volunteer: Volunteer, rules: PairingRules) -> Iterator[Bar]:
    if volunteer.ready_on > starts_on:
        yield Bar.TOO_NEW
    if volunteer.paused_until is not None and volunteer.paused_until > starts_on:
        yield Bar.PAUSED
    if volunteer.absences and _days_away(starts_on, volunteer, rules) > rules.away_days:
        yield Bar.AWAY
    if volunteer.rested_on is not None and volunteer.rested_on > starts_on:
        yield Bar.RESTING


def _days_away(starts_on: date, volunteer: Volunteer, rules: PairingRules) -> int:
    """Count the week days away in the first days of the newcomer."""
    days = (starts_on + timedelta(days=ahead) for ahead in range(rules.away_within))
    return sum(
        day.weekday() < SATURDAY and any(day in away for away in volunteer.absences) for day in days
    )


def suits(newcomer: Newcomer, volunteer: Volunteer, rules: PairingRules) -> bool:
    """Tell whether nothing bars this volunteer."""
    return next(bars(newcomer, volunteer, rules), None) is None


def barred(
    newcomer: Newcomer, volunteers: Sequence[Volunteer], rules: PairingRules
) -> Mapping[Bar, int]:
    """Count, for those who may not, the first reason of each: what would unblock it."""
    counts: dict[Bar, int] = {}
    for volunteer in volunteers:
        first = next(bars(newcomer, volunteer, rules), None)
        if first is not None:
            counts[first] = counts.get(first, 0) + 1
    return counts
