"""What is wrong in the content, said so that HR can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Gravity(StrEnum):
    """Whether a fault stops Kamarade, is to be mended, or is only worth knowing."""

    BROKEN = "broken"
    TO_MEND = "to mend"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend: where, what, and how grave."""

    path: Path
    line: int
    sentence: str
    gravity: Gravity = Gravity.TO_MEND
    owner: str | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


class ContentError(Exception):
    """The content cannot be used; `faults` says where."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)
