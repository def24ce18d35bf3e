"""Whether what is due now is said now, later, or never."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.deliveries import To
from bot.domain.working_time import NeverAtWork, WorkingTime

LARGEST = 8  # parts of one message: Slack takes fifty blocks


class PlanState(StrEnum):
    """Where a planned message stands; all but the first are final, unless it is planned again."""

    PLANNED = "planned"
    QUEUED = "queued"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


class Rhythm(StrEnum):
    """How much somebody wants to hear of their own accord."""

    NORMAL = "normal"
    FEWER = "fewer"
    STOPPED = "stopped"


# What falls due together is said in this order; a kind that is not named comes after.
ORDER = ("hello", "arrival", "arrival_for_hr", "access", "checkin", "agenda", "task")
# Nobody is asked how they are and told what they did not do in one message: the second waits.
GENTLE, REPROACH = "checkin", "task_late"


@dataclass(frozen=True, slots=True)
class Rule:
    """A local hour: a date and a time on the clocks of a zone."""

    on: date
    at: time
    zone: str


@dataclass(frozen=True, slots=True)
class Step:
    """A message to plan: `key` says which one it is, `series` what it is a step of."""

    to: To
    kind: str
    key: str
    rule: Rule
    series: str | None = None
    refs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """A planned message whose hour has come; `next_due` is when the next of its series comes."""

    key: str
    kind: str
    due_at: datetime
    is_newest: bool = True
    next_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever would read it: their hours, their wishes, and what they were told already.

    `told_on` holds the local dates of what they were sent unasked.
    """

    hours: WorkingTime
    rhythm: Rhythm = Rhythm.NORMAL
    paused_until: datetime | None = None
    started_on: date | None = None
    told_on: Collection[date] = ()
    has_account: bool = True
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the messages due to one reader: by key."""

    now: tuple[str, ...] = ()
    skipped: Mapping[str, str] = field(default_factory=dict)
    later: Mapping[str, datetime] = field(default_factory=dict)


def judge(reader: Reader, due: Sequence[Due], now: datetime) -> Verdict:
    """Say what is told now as one message, what waits, and what is not worth saying any more."""
    skipped = {one.key: reason for one in due if (reason := _reason_to_skip(reader, one, now))}
    left = sorted((one for one in due if one.key not in skipped), key=_place)
    try:
        wait = waiting(reader, now)
    except NeverAtWork:
        never = {one.key: "never at work" for one in left}
        return Verdict(skipped=skipped | never)
    if wait is not None:
        return Verdict((), skipped, {one.key: wait for one in left})
    said = [one for one in left if not _waits_for_another_day(one, left)][:LARGEST]
    rest = {one.key: reader.hours.next_morning(now) for one in left if one not in said}
    return Verdict(tuple(one.key for one in said), skipped, rest)


def _waits_for_another_day(due: Due, others: Sequence[Due]) -> bool:
    return due.kind == REPROACH and any(one.kind == GENTLE for one in others)


def _reason_to_skip(reader: Reader, due: Due, now: datetime) -> str | None:
    if not reader.is_active:
        return "account closed"
    if reader.rhythm is Rhythm.STOPPED:
        return "stopped by the person"
    if not due.is_newest:
        return "a later step is due"
    if due.next_due is not None and now - due.due_at > (due.next_due - due.due_at) / 2:
        return "closer to the next step"
    return None


def _place(due: Due) -> tuple[int, datetime, str]:
    order = ORDER.index(due.kind) if due.kind in ORDER else len(ORDER)
    return order, due.due_at, due.key


def waiting(reader: Reader, now: datetime) -> datetime | None:
    """Return until when this reader is left in peace, or None when they may be told now."""
    if not reader.has_account:
        return reader.hours.next_morning(now)
    if reader.paused_until is not None and now < reader.paused_until:
        return reader.hours.clamp(reader.paused_until)
    opening = reader.hours.clamp(now)
    if opening > now:
        return opening
    if _is_told_enough(reader, reader.hours.local(now).date()):
        return reader.hours.next_morning(now)
    return None


def _is_told_enough(reader: Reader, today: date) -> bool:
    """Tell whether today's message, or this week's, went already."""
    if today in reader.told_on:
        return True
    start = reader.started_on or today - timedelta(days=today.weekday())
    week = (today - start).days // 7
    first = start + timedelta(weeks=week)
    this_week = sum(first <= day < first + timedelta(weeks=1) for day in reader.told_on)
    limit = _weekly(reader, week)
    return limit is not None and this_week >= limit


def _weekly(reader: Reader, week: int) -> int | None:
    """Return how many messages a week is the most; None for who did not just arrive."""
    if reader.rhythm is Rhythm.FEWER:
        return 1
    if reader.started_on is None:
        return None
    if week <= 0:
        return 5
    return 3 if week * 7 <= 30 else 2
