"""A list of newcomers, as HR pastes it from a spreadsheet: everybody on it, or every fault.

Columns go by their first row, in French or in English, in any order; cells are separated by tabs,
semicolons or commas. Nothing is guessed: what cannot be read is a fault.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from bot.domain import at_odds, cells
from bot.domain.at_odds import Fault, Lines
from bot.domain.cells import Bad, Reading
from bot.domain.enrolment import Enrolment
from bot.domain.languages import Language
from bot.domain.names import folded

LONGEST = 500  # people


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field it fills, how a cell is read, and its names.

    The first name is shown in French, the second in English.
    """

    field: str
    read: Callable[[str, Reading], Any]
    names: tuple[str, ...]

    def shown(self, language: Language) -> str:
        """Return the name that is shown in a language."""
        return self.names[list(Language).index(language)]


COLUMNS = (
    Column("who", cells.email, ("e-mail", "email", "courriel", "mail", "adresse")),
    Column(
        "started_on",
        cells.start,
        ("arrivée", "start", "date d'arrivée", "début", "start date", "first day"),
    ),
    Column("name", cells.text, ("nom", "name", "prénom et nom", "full name")),
    Column("country", cells.country, ("pays", "country")),
    Column("region", cells.region, ("région", "region", "subdivision")),
    Column("site", cells.text, ("site", "site", "office", "lieu")),
    Column("language", cells.language, ("langue", "language")),
    Column("line_manager", cells.somebody, ("responsable", "manager", "line manager")),
    Column("segment", cells.text, ("segment", "segment", "customer segment")),
    Column("track", cells.track, ("métier", "track", "parcours")),
    Column("industries", cells.several, ("secteurs", "industries", "secteur", "industry")),
    Column("products", cells.several, ("gammes", "products", "gamme", "product range")),
    Column("tools", cells.several, ("outils", "tools")),
    Column("buddy", cells.buddy, ("binôme", "buddy")),
    Column("is_new_role", cells.yes_or_no, ("nouveau poste", "new role")),
)
NEEDED, OPTIONAL = COLUMNS[:2], COLUMNS[2:]
_BY_NAME = {folded(name): column for column in COLUMNS for name in column.names}


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is to be enrolled, each with their line; nobody where there is a fault.

    `read` are the lines that could be read all the same.
    """

    enrolments: Lines = ()
    faults: tuple[Fault, ...] = ()
    read: Lines = ()


def read(text: str, reading: Reading) -> Roster:
    """Read a list whole."""
    rows = [(number, row) for number, row in _rows(text) if any(cell.strip() for cell in row)]
    if not rows:
        return Roster(faults=(Fault(0, "nothing"),))
    (first, header), *lines = rows
    columns, faults = _columns(first, header)
    if faults:
        return Roster(faults=tuple(faults))
    if not lines:
        return Roster(faults=(Fault(0, "nobody"),))
    if len(lines) > LONGEST:
        return Roster(faults=(Fault(0, "too_many", {"count": len(lines), "most": LONGEST}),))
    return _people(lines, columns, reading)


def _people(
    lines: Sequence[tuple[int, Sequence[str]]], columns: Sequence[Column], reading: Reading
) -> Roster:
    found: list[tuple[int, Enrolment]] = []
    faults: list[Fault] = []
    for number, row in lines:
        one, wrong = _line(number, row, columns, reading)
        faults += wrong
        if one is not None:
            found.append((number, one))
    faults += at_odds.repeated(found)
    if faults:
        return Roster(faults=at_odds.in_order(faults), read=tuple(found))
    return Roster(tuple(found), read=tuple(found))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    first = next((line for line in lines if any(map(str.isalnum, line))), "")
    reader = csv.reader(StringIO(text), delimiter=max(";\t,", key=first.count))
    for row in reader:
        yield reader.line_num, row


def _columns(line: int, header: Sequence[str]) -> tuple[list[Column], list[Fault]]:
    typed = [" ".join(cell.split()) for cell in header]
    found = [_BY_NAME.get(folded(name)) for name in typed]
    columns = [column for column in found if column is not None]
    faults = [
        Fault(line, "unknown_column", {"typed": name or "…"})
        for name, column in zip(typed, found, strict=True)
        if column is None
    ]
    for column, count in Counter(columns).items():
        if count > 1:
            faults.append(Fault(line, "column_twice", {"column": column}))
    missing = tuple(column for column in NEEDED if column not in columns)
    if missing and not faults:
        faults.append(Fault(line, "missing_column", {"columns": missing}))
    return columns, faults


def _line(
    number: int, row: Sequence[str], columns: Sequence[Column], reading: Reading
) -> tuple[Enrolment | None, list[Fault]]:
    if any(cell.strip() for cell in row[len(columns) :]):
        return None, [Fault(number, "too_many_cells", {"count": len(row), "most": len(columns)})]
    typed = {c.field: " ".join(cell.split()) for c, cell in zip(columns, row, strict=False)}
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for column in COLUMNS:
        written = typed.get(column.field, "")
        try:
            values[column.field] = column.read(written, reading)
        except Bad as bad:
            named = {"column": column, "typed": written, **bad.details}
            faults.append(Fault(number, bad.kind, named))
    if faults:
        return None, faults
    name = values.pop("name")
    one = Enrolment(**values | {"who": cells.named(values["who"], name)})
    wrong = [Fault(number, kind, details) for kind, details in at_odds.within(one, reading)]
    return at_odds.placed(one, reading), wrong
