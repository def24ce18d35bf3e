"""What the booklet owes its readers, the entries that most people met first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.booklet import Booklet
from bot.domain.languages import Language

Rated = tuple[str, Language, int, int]  # entry, language, times found helpful, times not


@dataclass(frozen=True, slots=True)
class Owed:
    """One entry: how often it was judged, disliked, and left people to ask somebody.

    `stale` since its review was due, or None; `untranslated` are the languages it lacks.
    """

    entry_id: str
    title: str
    rated: int
    disliked: int
    unanswered: int
    stale: date | None
    untranslated: tuple[Language, ...]
    is_overtaken: bool

    @property
    def is_owed(self) -> bool:
        """Tell whether anything is to be done."""
        return bool(
            self.disliked or self.unanswered or self.stale or self.untranslated or self.is_overtaken
        )

    @property
    def met(self) -> int:
        """How many times somebody met it."""
        return self.rated + self.unanswered


def debts(
    booklet: Booklet,
    ratings: Iterable[Rated],
    unanswered: Mapping[str, int],
    overtaken: Collection[tuple[str, Language]],
    spoken: tuple[Language, date],
) -> list[Owed]:
    """Return what is owed, what failed the most people first; `spoken` is the language and day."""
    language, today = spoken
    judged: dict[str, tuple[int, int]] = {}
    for entry_id, _, helpful, unhelpful in ratings:
        total, bad = judged.get(entry_id, (0, 0))
        judged[entry_id] = (total + helpful + unhelpful, bad + unhelpful)
    late = {entry_id for entry_id, _ in overtaken}
    written = {entry_id: set[Language]() for entry_id in (entry.id for entry in booklet)}
    for entry in booklet:
        written[entry.id].add(entry.language)
    found = []
    for entry_id, languages in written.items():
        shown = booklet.find(entry_id, language)
        if shown is None:
            continue
        due = shown.review_by
        rated, disliked = judged.get(entry_id, (0, 0))
        found.append(
            Owed(
                entry_id,
                shown.title,
                rated,
                disliked,
                unanswered.get(entry_id, 0),
                due if due and due < today else None,
                tuple(one for one in Language if one not in languages),
                entry_id in late,
            )
        )
    owed = [one for one in found if one.is_owed]
    return sorted(owed, key=lambda one: (-one.unanswered - one.disliked, -one.met, one.title))
