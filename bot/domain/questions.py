"""Questions handed to a human."""

from enum import StrEnum


class QuestionState(StrEnum):
    """Whether somebody still waits; a returned question is its author's again, to ask elsewhere."""

    OPEN = "open"
    ANSWERED = "answered"
    RETURNED = "returned"


class Receiver(StrEnum):
    """Whom somebody may ask: their buddy, whoever keeps the entry, HR."""

    BUDDY = "buddy"
    OWNER = "owner"
    HR = "hr"
