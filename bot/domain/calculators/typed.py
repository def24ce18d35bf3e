"""What somebody types into a calculator, read as figures."""

import re
from decimal import Decimal, InvalidOperation

from bot.domain.errors import BadFigure

_UNITS = re.compile(r"(km|kms|mois|months?|€|eur)$")
_SPACES = re.compile(r"[\s\u00a0\u202f'’_]")


def number(text: str | None, *, field: str, most: int, least: int = 0) -> Decimal:
    """Return "1 250,5 km" as 1250.5.

    Raises:
        BadFigure: it is not a number, or not between `least` and `most`.
    """
    bare = _UNITS.sub("", _SPACES.sub("", (text or "").casefold()))
    try:
        value = Decimal(bare.replace(",", "."))
    except InvalidOperation:
        raise BadFigure(field=field, why="not_a_number", typed=(text or "").strip()) from None
    if not value.is_finite():
        raise BadFigure(field=field, why="not_a_number", typed=(text or "").strip())
    if not least <= value <= most:
        raise BadFigure(field=field, why="out_of_range", least=least, most=most)
    return value


def whole(text: str | None, *, field: str, most: int, least: int = 0) -> int:
    """Return a whole number; raise `BadFigure` for anything else."""
    value = number(text, field=field, most=most, least=least)
    if value != value.to_integral_value():
        raise BadFigure(field=field, why="not_whole")
    return int(value)
