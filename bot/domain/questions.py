"""Questions handed to a human."""

from enum import StrEnum


class QuestionState(StrEnum):
    """Whether somebody still waits."""

    OPEN = "open"
    ANSWERED = "answered"
