"""What the path asks of whom, and by when: the tasks of `journey.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.journeys import Track, Traveller
from bot.domain.languages import Language

NEWCOMER, MANAGER, HR = "newcomer", "manager", "hr"
PEOPLE = (NEWCOMER, MANAGER, HR)  # owners who are not a role of company.yaml

Words = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done along the path.

    It is due on day `due`, and told to its owner `notice` days before. `owner` is one of `PEOPLE`,
    or a role of `company.yaml`. No `tracks` means every track.
    """

    id: str
    owner: str
    due: int
    notice: int
    title: Words
    done_when: Words
    tracks: frozenset[Track] = frozenset()
    is_for_arrivals: bool = False

    @property
    def told(self) -> int:
        """The day on which its owner hears of it."""
        return self.due - self.notice

    def concerns(self, traveller: Traveller) -> bool:
        """Tell whether the task is part of somebody's path."""
        if self.is_for_arrivals and traveller.is_new_role:
            return False
        return not self.tracks or traveller.track is None or traveller.track in self.tracks
