"""The life of a pair: proposed, answered, ended."""

from datetime import datetime
from enum import StrEnum

from bot.domain.pairing import PairingRules
from bot.domain.working_time import NeverAtWork, WorkingTime, instant

LAST_DAY = 180  # of the newcomer's path: a pair ends in thanks


class PairingState(StrEnum):
    """Where a pair stands; the first two are open, and a newcomer has one open pair at most."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"  # no answer in time, or the question could not be put
    WITHDRAWN = "withdrawn"  # taken back before the answer
    ENDED = "ended"


class PairingEnd(StrEnum):
    """Why an accepted pair ended; who asked for a change is kept nowhere."""

    COMPLETED = "completed"
    CHANGED = "changed"
    LEFT = "left"


OPEN = (PairingState.PROPOSED, PairingState.ACCEPTED)
LATE = (PairingState.DECLINED, PairingState.EXPIRED)  # a later yes may still be welcome


class Patience(StrEnum):
    """What a question without an answer asks for."""

    WAIT = "wait"
    REMIND = "remind"
    PASS_ON = "pass_on"


def patience(
    asked_at: datetime, now: datetime, hours: WorkingTime, rules: PairingRules
) -> Patience:
    """Tell what to do about a buddy who could read the question since `asked_at`.

    Only their own working days count: an absence stops the clock.
    """
    try:
        if now >= days_later(asked_at, rules.expire_after, hours):
            return Patience.PASS_ON
        if now >= days_later(asked_at, rules.remind_after, hours):
            return Patience.REMIND
    except NeverAtWork:
        return Patience.PASS_ON
    return Patience.WAIT


def days_later(at: datetime, count: int, hours: WorkingTime) -> datetime:
    """Return the same local hour so many working days later."""
    local = hours.local(at)
    return instant(hours.after(local.date(), count), local.time(), hours.zone)
