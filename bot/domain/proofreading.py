"""What is wrong in a text that somebody wrote for the booklet, before it is kept."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.domain.company import PLACEHOLDER, Company, quoted
from bot.domain.errors import BadMarkdown, UnknownValue

FENCE = "```"
_CODE = re.compile(r"`[^`]*`")
_LINK = re.compile(r"\[[^\]\n]*\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
_RULE = re.compile(r"^\|[\s:|-]+\|$")


def proofread(body: str, company: Company, field: str) -> None:
    """Let a text pass that Slack will show as it is meant; `field` is where it was typed.

    Raises:
        UnknownValue: it quotes a value that the company has not.
        BadMarkdown: a sign is open and never closed, or a table has uneven rows; says the line.
    """
    for key in quoted(body):
        if key not in company.values and key not in company.unfilled:
            raise UnknownValue(key=key, field=field)
    for number, why in _faults(body):
        raise BadMarkdown(why=why, line=number, field=field)


def _faults(body: str) -> Iterator[tuple[int, str]]:
    lines = PLACEHOLDER.sub("x", body).splitlines()
    fences = [number for number, line in enumerate(lines, 1) if line.startswith(FENCE)]
    if len(fences) % 2:
        yield fences[-1], "fence"
        return
    for number, line in enumerate(lines, 1):
        if why := _fault_of(line):
            yield number, why
    yield from _tables(lines)


def _fault_of(line: str) -> str | None:
    if "{{" in line or "}}" in line:
        return "braces"
    if line.startswith(FENCE):
        return None
    bare = _CODE.sub("", line)
    if "`" in bare:
        return "code"
    if bare.count("**") % 2:
        return "bold"
    addresses = [found[1].strip() for found in _LINK.finditer(bare)]
    if "](" in _LINK.sub("", bare) or "" in addresses:
        return "link"
    return None


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    numbered = enumerate(lines, 1)
    for is_table, rows in groupby(numbered, lambda one: one[1].startswith("|")):
        if is_table and (number := _uneven(list(rows))):
            yield number, "table"


def _uneven(rows: Sequence[tuple[int, str]]) -> int | None:
    """Return the line of a table where it stops being one."""
    first = rows[0][1].strip()
    if len(rows) < 2 or not _RULE.match(rows[1][1].strip()):
        return rows[0][0]
    widths = {number: line.strip().count("|") for number, line in rows}
    return next(
        (
            number
            for number, line in rows
            if not line.strip().endswith("|") or widths[number] != first.count("|")
        ),
        None,
    )
