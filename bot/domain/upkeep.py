"""What keeping the booklet true asks of each owner."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bot.domain.booklet import Booklet, Entry
from bot.domain.company import Company
from bot.domain.languages import Language


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as its owner sees it: `stale` since its review was due, or None.

    `is_overtaken` when the text we ship changed under the company's own.
    """

    entry_id: str
    title: str
    stale: date | None
    is_overtaken: bool


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What a role answers for, and the values that only it can fill in."""

    role: str
    entries: tuple[Kept, ...]
    unfilled: tuple[str, ...]

    @property
    def stale(self) -> tuple[Kept, ...]:
        """The entries past their review, the longest first."""
        found = [entry for entry in self.entries if entry.stale]
        return tuple(sorted(found, key=lambda entry: (entry.stale, entry.title)))

    @property
    def overtaken(self) -> tuple[Kept, ...]:
        """The entries whose shipped text changed."""
        return tuple(entry for entry in self.entries if entry.is_overtaken)

    @property
    def is_done(self) -> bool:
        """Tell whether there is nothing to do."""
        return not (self.stale or self.overtaken or self.unfilled)


def upkeep(
    booklet: Booklet,
    company: Company,
    overtaken: Collection[tuple[str, Language]],
    settled: Collection[str],
    spoken: tuple[Language, date],
) -> list[Upkeep]:
    """Return what each role keeps, in the order of the company's roles; those with nothing aside.

    `settled` are entries just read again; `spoken` is the language of the titles, and the day.
    """
    late = {entry_id for entry_id, _ in overtaken}
    shown = _shown(booklet, spoken[0])
    due = {id_: day for id_, day in _due(booklet, spoken[1]).items() if id_ not in settled}
    found = []
    for role in company.roles:
        kept = tuple(
            Kept(one.id, one.title, due.get(one.id), one.id in late)
            for one in shown
            if one.owner == role
        )
        unfilled = tuple(sorted(key for key in company.unfilled if company.owner_of(key) == role))
        if kept or unfilled:
            found.append(Upkeep(role, kept, unfilled))
    return found


def _shown(booklet: Booklet, language: Language) -> list[Entry]:
    """Return each entry once, in a language where it is written in it."""
    found = (booklet.find(id_, language) for id_ in dict.fromkeys(one.id for one in booklet))
    return [one for one in found if one]


def _due(booklet: Booklet, today: date) -> dict[str, date]:
    """Return since when each entry is to be read again: its oldest version counts."""
    found: dict[str, date] = {}
    for one in booklet:
        if one.review_by and one.review_by < today:
            found[one.id] = min(one.review_by, found.get(one.id, one.review_by))
    return found
