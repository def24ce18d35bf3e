"""What check-ins ask, and when: what the `checkins` of content/journey.yaml say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from bot.domain.checkins import ITEMS
from bot.domain.languages import Language

Words = Mapping[Language, str]


class Scale(StrEnum):
    """How a question is answered; "pass" is always offered beside."""

    FIVE = "1-5"
    TEN = "0-10"
    YES = "yes-no"
    TAG = "tag"  # one of the kinds of obstacles
    REPORT = "report"  # opens the surprise report: nothing of it is an answer


YES = ("yes", "ongoing", "no")
RANGES: Mapping[Scale, range] = {Scale.FIVE: range(1, 6), Scale.TEN: range(11)}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to answer; `id` names it in the database."""

    id: str
    scale: Scale
    words: Words

    def accepts(self, value: str, tags: Sequence[str] = ()) -> bool:
        """Tell whether a value is one of its answers; buttons come back from the client."""
        match self.scale:
            case Scale.FIVE | Scale.TEN:
                return value in {str(number) for number in RANGES[self.scale]}
            case Scale.YES:
                return value in YES
            case Scale.TAG:
                return value in tags
            case Scale.REPORT:
                return False


@dataclass(frozen=True, slots=True)
class Moment:
    """One check-in: its day, and what it asks, in the order in which it is shown."""

    day: int
    questions: tuple[Question, ...]

    def find(self, question_id: str) -> Question | None:
        """Return a question by its id, or None where this check-in does not ask it."""
        return next((one for one in self.questions if one.id == question_id), None)

    @property
    def is_measured(self) -> bool:
        """Tell whether the items that every check-in shares are asked here."""
        return {question.id for question in self.questions} >= set(ITEMS)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Every check-in, the earliest first, and the hour at which they are sent."""

    moments: Mapping[int, Moment] = field(default_factory=dict)
    at: time = time(11)

    def next_day(self, day: int) -> int | None:
        """Return the day of the check-in after that one, or None after the last."""
        return min((other for other in self.moments if other > day), default=None)
