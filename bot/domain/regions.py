"""Regions of a country whose public holidays differ, as people write them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.names import folded

FEW = 20  # named in one sentence: Italy has a hundred


@dataclass(frozen=True)
class Regions:
    """What the regions of a country are called: `codes` by folded name, and by code."""

    codes: Mapping[str, str]
    shown: tuple[str, ...]

    def code(self, typed: str) -> str | None:
        """Return the code of a region written by its name or its code, or None."""
        return self.codes.get(folded(typed).replace("-", " "))

    @property
    def named(self) -> str:
        """Name them in a sentence, the first ones where they are many."""
        more = ["…"] if len(self.shown) > FEW else []
        return ", ".join([*self.shown[:FEW], *more])
