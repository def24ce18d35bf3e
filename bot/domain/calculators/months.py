"""Months counted from date to date."""

from calendar import monthrange
from datetime import date, timedelta


def after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a month that lacks it."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_day(starts_on: date, months: int) -> date:
    """Return the last day of so many whole months: four months from 1 March end on 30 June.

    A month that lacks the day ends the term (Code de procédure civile, art. 641).
    """
    end = after(starts_on, months)
    return end - timedelta(days=1) if end.day == starts_on.day else end


def whole(first: date, last: date) -> int:
    """Return how many whole months lie between two days, both counted."""
    count = 0
    while last_day(first, count + 1) <= last:
        count += 1
    return count
