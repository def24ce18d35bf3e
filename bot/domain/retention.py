"""For how long what people said and did is kept."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum


class Kept(StrEnum):
    """What is kept for a time of its own."""

    MESSAGES = "messages"
    QUESTIONS = "questions"
    CHECKINS = "checkins"
    OBSTACLES = "obstacles"
    JOURNEYS = "journeys"
    AUDIT = "audit"


# Days. A year of answers is what the group figures need (domain rules: raw scores at most twelve
# months); three years of audit is what an inspection looks back on. A DPO changes them by setting.
DEFAULT_DAYS: Mapping[Kept, int] = {
    Kept.MESSAGES: 400,
    Kept.QUESTIONS: 365,
    Kept.CHECKINS: 365,
    Kept.OBSTACLES: 730,
    Kept.JOURNEYS: 730,
    Kept.AUDIT: 1095,
}
LEAST = 30  # days: a shorter time would forget what is still being delivered


class BadRetention(ValueError):
    """What was typed is not "questions=365, checkins=180"."""


def read(typed: str) -> Mapping[Kept, int]:
    """Return the days of each kind, those that were typed over the defaults.

    Raises:
        BadRetention: with a sentence that says what would be accepted.
    """
    days = dict(DEFAULT_DAYS)
    for part in filter(None, (one.strip() for one in typed.split(","))):
        name, _, number = part.partition("=")
        if name.strip() not in set(Kept) or not number.strip().isdigit():
            kinds = ", ".join(Kept)
            raise BadRetention(f"{part!r} is not KIND=DAYS; the kinds are {kinds}")
        if int(number) < LEAST:
            raise BadRetention(f"{part!r}: at least {LEAST} days")
        days[Kept(name.strip())] = int(number)
    return days


def oldest(kept: Kept, days: Mapping[Kept, int], today: date) -> date:
    """Return the first day that is still kept."""
    return today - timedelta(days=days[kept])
