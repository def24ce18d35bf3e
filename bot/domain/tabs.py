"""The pages of the Home tab."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Tab(StrEnum):
    """A page of the Home tab, in the order in which they are offered; the first is shown first."""

    NEWCOMER = "newcomer"
    BUDDY = "buddy"
    MANAGER = "manager"
    HR = "hr"
    BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is in the Home tab: a page, and what of it: a theme, a list of people."""

    tab: Tab
    detail: str = ""

    def dumps(self) -> str:
        """Return it as it is kept."""
        return f"{self.tab.value}|{self.detail}"

    @classmethod
    def loads(cls, kept: str) -> Self:
        """Read it back."""
        tab, _, detail = kept.partition("|")
        return cls(Tab(tab), detail)
