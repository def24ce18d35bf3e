"""Subcommands by their French and English names."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.domain.languages import Language
from bot.domain.names import folded
from bot.kamarade import Kamarade
from bot.turn import Turn

Run = Callable[[Turn, Kamarade, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Subcommand:
    """What follows a slash command, in each language, and what runs it with the rest of the line.

    The first name of each language is the one that the help shows. `name` is that of its button
    and of its words in the help: `NAME` says what it does, `NAME_example` shows it typed.
    """

    name: str
    french: Sequence[str]
    english: Sequence[str]
    run: Run

    def shown(self, language: Language) -> str:
        """Return the name that this language's help shows."""
        return {Language.FR: self.french, Language.EN: self.english}[language][0]

    def answers_to(self, typed: str) -> bool:
        """Tell whether this is one of its names, accents and capitals aside."""
        return folded(typed) in {folded(name) for name in (*self.french, *self.english)}


def chosen(line: str, table: Sequence[Subcommand]) -> tuple[Subcommand, str] | None:
    """Return the subcommand whose name begins a line, and the rest of the line."""
    first, _, rest = line.strip().partition(" ")
    found = named(first, table)
    return None if found is None else (found, rest.strip())


def named(line: str, table: Sequence[Subcommand]) -> Subcommand | None:
    """Return the subcommand that a whole line names; a longer line is something else."""
    return next((one for one in table if one.answers_to(line.strip())), None)
