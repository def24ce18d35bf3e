"""Subcommands by their French and English names."""

import re
from collections.abc import Mapping
from typing import TypeVar

_FIRST = re.compile(r"^\s*(\S+)\s*$")


Name = TypeVar("Name", bound=str)


def subcommand(typed: str, names: Mapping[str, Name]) -> Name | None:
    """Return what a lone first word stands for, or None when it is something else.

    `names` maps every accepted word, French or English, to the subcommand's name.
    """
    found = _FIRST.match(typed.casefold())
    return names.get(found[1]) if found else None
