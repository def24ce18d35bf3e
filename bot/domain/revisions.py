"""What people at work add to the booklet, once whoever answers for it approved."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.languages import Language

LONGEST_ID = 60


class RevisionKind(StrEnum):
    """What a revision does: one more way to ask, a new entry, another text, a text still true."""

    PHRASING = "phrasing"
    ENTRY = "entry"
    TEXT = "text"
    REVIEW = "review"


WRITTEN = (RevisionKind.ENTRY, RevisionKind.TEXT)  # they hold a text, which may be overtaken


class RevisionState(StrEnum):
    """Where a revision stands; only an approved one is in the booklet."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Revision:
    """One change: `asked` is how somebody asks; `title` and `body` are those of what is written.

    `replaced` says which text was below when it was proposed, or None where there was none; `was`
    is the title and the text that somebody had before them when they wrote another.
    """

    kind: RevisionKind
    entry_id: str
    language: Language
    owner: str
    asked: str
    title: str = ""
    body: str = ""
    replaced: str | None = None
    decided_on: date | None = None
    was: str = ""


def entry_id_of(title: str, taken: Collection[str]) -> str:
    """Return the id of a new entry, made of its title, that no other entry has."""
    plain = unicodedata.normalize("NFD", title.casefold()).encode("ascii", "ignore").decode()
    base = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_ID].strip("-") or "entry"
    tries = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 3))
    return next(found for found in tries if found not in taken)
