"""The life of a pair: proposed, answered, ended."""

from enum import StrEnum


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
