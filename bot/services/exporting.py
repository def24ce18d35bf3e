"""What is taken away as files: for a machine (JSON), and for a spreadsheet (CSV)."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

Tables = Mapping[str, Sequence[Mapping[str, Any]]]

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def as_json(tables: Tables) -> bytes:
    """Return every table in one document, dates as ISO 8601."""
    plain = {
        name: [{key: _plain(value) for key, value in row.items()} for row in rows]
        for name, rows in tables.items()
    }
    return json.dumps(plain, ensure_ascii=False, indent=2).encode()


def as_csv(tables: Tables) -> bytes:
    """Return a ZIP of one CSV a table; a cell that a spreadsheet would run is quoted as text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            if rows:
                archive.writestr(f"{name}.csv", sheet(rows))
    return packed.getvalue()


def sheet(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return one table as CSV; a cell that a spreadsheet would run is quoted as text."""
    text = io.StringIO()
    text.write("\ufeff")  # Excel reads accents only after it
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    for row in rows:
        writer.writerow({key: harmless(_plain(value)) for key, value in row.items()})
    return text.getvalue()


def harmless(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
