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
    spoken: tuple[Language, date],
) -> list[Upkeep]:
    """Return what each role keeps, in the order of the company's roles; those with nothing aside.

    `spoken` is the language of the titles, and the day.
    """
    language, today = spoken
    late = {entry_id for entry_id, _ in overtaken}
    found = []
    for role in company.roles:
        entries = [e for e in booklet if e.owner == role and e.language is language]
        kept = tuple(_kept(entry, today, late) for entry in entries)
        unfilled = tuple(sorted(key for key in company.unfilled if company.owner_of(key) == role))
        if kept or unfilled:
            found.append(Upkeep(role, kept, unfilled))
    return found


def _kept(entry: Entry, today: date, late: Collection[str]) -> Kept:
    due = entry.review_by
    return Kept(entry.id, entry.title, due if due and due < today else None, entry.id in late)
