"""The accesses that a newcomer needs from the first day, and whether they have them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.company import Words
from bot.domain.journeys import Track, Traveller

# Days of the journey on which each is spoken of.
ASKED, CHASED, GO, TEST = -15, -12, -3, 1
EQUIPPED = timedelta(days=3)
FEWEST = 5  # people behind a figure


@dataclass(frozen=True, slots=True)
class Access:
    """One thing to log in to; `obstacle` is what it becomes when it does not work.

    No `tracks` and no `sites` means everybody.
    """

    id: str
    label: Words
    obstacle: str
    tracks: frozenset[Track] = frozenset()
    sites: frozenset[str] = frozenset()

    def concerns(self, along: Traveller) -> bool:
        """Tell whether this newcomer needs it."""
        on_track = not self.tracks or along.track is None or along.track in self.tracks
        return on_track and (not self.sites or along.site in self.sites)


@dataclass(frozen=True, slots=True)
class Check:
    """What is known of one access of one newcomer: asked for, ready, and tried by them."""

    access: str
    is_requested: bool = False
    is_ready: bool = False
    works: bool | None = None
    tested_on: date | None = None


@dataclass(frozen=True, slots=True)
class Equipment:
    """One newcomer's first day, and what they tried; `expected` are the ids they need."""

    started_on: date
    expected: Collection[str]
    checks: Sequence[Check]


@dataclass(frozen=True, slots=True)
class Equipped:
    """The share of newcomers whose every access worked on the third day, in per cent."""

    share: int
    people: int


def equipped(everybody: Sequence[Equipment], today: date) -> Equipped | None:
    """Return the share, of those who have passed their third day; None under five people."""
    past = [one for one in everybody if one.started_on + EQUIPPED <= today and one.expected]
    if len(past) < FEWEST:
        return None
    count = sum(_is_equipped(one) for one in past)
    return Equipped(round(100 * count / len(past)), len(past))


def _is_equipped(one: Equipment) -> bool:
    by = one.started_on + EQUIPPED
    working = {
        check.access
        for check in one.checks
        if check.works and check.tested_on is not None and check.tested_on <= by
    }
    return set(one.expected) <= working
