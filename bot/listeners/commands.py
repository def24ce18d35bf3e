"""Subcommands by their French and English names."""

import re
from collections.abc import Mapping

_FIRST = re.compile(r"^\s*(\S+)\s*$")


def subcommand(typed: str, names: Mapping[str, str]) -> str | None:
    """Return what a lone first word stands for, or None when it is something else.

    `names` maps every accepted word, French or English, to the subcommand's name.
    """
    found = _FIRST.match(typed.casefold())
    return names.get(found[1]) if found else None
