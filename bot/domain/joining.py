"""Which of the people who join the workspace HR may want to welcome."""

import re
from dataclasses import dataclass

from bot.domain.names import folded


@dataclass(frozen=True, slots=True)
class JoiningRules:
    """What makes HR hear of somebody who joins: words of their title, domains of their address.

    Where both are given, both are wanted. Without either, HR hears of nobody.
    """

    titles: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def is_on(self) -> bool:
        """Tell whether HR asked for it."""
        return bool(self.titles or self.domains)

    def wants(self, title: str, email: str) -> bool:
        """Tell whether HR hears of somebody: "KAM" is found in "Senior KAM", not in "Kamal"."""
        by_title = not self.titles or any(_holds(title, one) for one in self.titles)
        domain = email.rpartition("@")[2].lower()
        by_domain = not self.domains or domain in self.domains
        return self.is_on and by_title and by_domain


def _holds(title: str, words: str) -> bool:
    return f" {_plain(words)} " in f" {_plain(title)} "


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", folded(text)))
