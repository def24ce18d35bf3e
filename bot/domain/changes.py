"""What changed between two texts, paragraph by paragraph."""

from dataclasses import dataclass
from difflib import SequenceMatcher

ELSEWHERE = "[…]"


@dataclass(frozen=True, slots=True)
class Changed:
    """The lines that one text alone has, and the lines that the other alone has."""

    before: str
    after: str


def changed(before: str, after: str) -> Changed:
    """Return what differs, in order; what is the same in between is left out."""
    old, new = _lines(before), _lines(after)
    gone: list[str] = []
    come: list[str] = []
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            gone += [ELSEWHERE]
            come += [ELSEWHERE]
        else:
            gone += old[first:last]
            come += new[begin:end]
    return Changed(_joined(gone), _joined(come))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _joined(lines: list[str]) -> str:
    """Join lines; two marks of what is elsewhere stand for one."""
    kept = [
        line
        for at, line in enumerate(lines)
        if line != ELSEWHERE or (at and lines[at - 1] != ELSEWHERE)
    ]
    while kept and kept[-1] == ELSEWHERE:
        kept.pop()
    return "\n".join(kept)
