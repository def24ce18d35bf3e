"""The small language of content/gates.yaml, parsed into steps.

How patterns are found in a sentence is in `phrasebook`.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.answers.words import fold

PIECE = re.compile(r"<[\w-]+>\??|…|\^|\$|[\w*]+\??")
NAME = "xname"  # stands for a person's name once a message is read
GAP, START, END = "…", "^", "$"
SIGNS = frozenset((GAP, START, END))


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of a pattern: a word, the start of one, a list, a gap or a border."""

    text: str
    is_list: bool = False
    is_prefix: bool = False
    is_optional: bool = False


Pieces = tuple[Piece, ...]


@cache
def parsed(pattern: str) -> Pieces:
    """Return the steps of a pattern."""
    return tuple(_piece(written) for written in PIECE.findall(fold(pattern)))


def _piece(written: str) -> Piece:
    text, is_optional = written.removesuffix("?"), written.endswith("?")
    if text == "<name>":
        return Piece(NAME, is_optional=is_optional)
    if text.startswith("<"):
        return Piece(text[1:-1], is_list=True, is_optional=is_optional)
    return Piece(text.rstrip("*"), is_prefix=text.endswith("*"), is_optional=is_optional)
