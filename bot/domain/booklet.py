"""The welcome booklet as values: what the library reads and everything else quotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.domain.languages import Language

# The booklet's chapters, in the order in which a newcomer needs them.
THEMES = (
    "arrival",
    "access",
    "expenses",
    "leave",
    "pay",
    "compliance",
    "craft",
    "training",
    "career",
    "support",
    "misc",
)


class Status(StrEnum):
    """Where an entry's content comes from."""

    LAW = "law"
    MIXED = "mixed"
    COMPANY = "company"


class Calculator(StrEnum):
    """What an entry lets its reader work out, on a form of its own."""

    MILEAGE = "mileage"
    LEAVE = "leave"
    PROBATION = "probation"


@dataclass(frozen=True, slots=True)
class Entry:
    """One topic in one language; the same id exists in every language.

    `body` is Markdown with the company's values already in place; `missing` names the values
    that nobody has filled in, as "group.key".
    """

    id: str
    language: Language
    title: str
    questions: tuple[str, ...]
    body: str
    aliases: tuple[str, ...] = ()
    theme: str | None = None
    owner: str | None = None
    status: Status | None = None
    countries: tuple[str, ...] = ()
    checked_on: date | None = None
    review_by: date | None = None
    sources: tuple[str, ...] = ()
    obstacle: str | None = None
    calculator: Calculator | None = None
    related: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def holds_in(self, country: str | None) -> bool:
        """Tell whether the entry applies in a country: everywhere when it names none."""
        return not (country and self.countries) or country in self.countries


@dataclass(frozen=True)
class Booklet:
    """Every entry of the effective booklet, in every language."""

    entries: tuple[Entry, ...]
    _by_key: dict[tuple[str, Language], Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {(e.id, e.language): e for e in self.entries})

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def find(self, entry_id: str, language: Language) -> Entry | None:
        """Return the entry in this language, else in any other, else None."""
        languages: Sequence[Language] = (language, *(x for x in Language if x is not language))
        return next(
            (self._by_key[entry_id, x] for x in languages if (entry_id, x) in self._by_key), None
        )
