"""The company as values: who answers for what, and what the booklet quotes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.languages import DEFAULT, Language

PLACEHOLDER = re.compile(r"\{\{\s*company\.([a-z][\w.-]*)\s*\}\}")

Words = Mapping[Language, str]  # the same thing said in each language


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """A team that answers for a subject, and how to reach it.

    `contact` is what people read. Kamarade itself writes to `slack` (a person U…, a user group S…,
    a channel C…) or to `email`; `lead` is the role that hears when this one does not answer.
    An e-mail, or a message in a channel, is in `language`.
    """

    title: Words
    contact: Words
    slack: str | None = None
    email: str | None = None
    lead: str | None = None
    language: Language = DEFAULT

    @property
    def is_reachable(self) -> bool:
        """Tell whether Kamarade has an address to write to."""
        return self.slack is not None or self.email is not None


@dataclass(frozen=True)
class Company:
    """The company's identity, roles and values; a value absent from `values` is not filled in.

    `values` maps "group.key" to its words, `owners` each group to the role that fills it.
    `unfilled` are the values that exist and say nothing yet.
    """

    name: str
    is_fictional: bool
    country: str
    zone: str
    roles: Mapping[str, RoleHolder]
    values: Mapping[str, Words]
    owners: Mapping[str, str]
    unfilled: frozenset[str] = frozenset()

    def value(self, key: str, language: Language) -> str | None:
        """Return the words of "group.key" in this language, or None where nobody filled it."""
        words = self.values.get(key)
        return None if words is None else words[language]

    def owner_of(self, key: str) -> str | None:
        """Return the role that fills "group.key"."""
        return self.owners.get(key.partition(".")[0])


def capitalised(title: str) -> str:
    """Return the name of a role as it begins a sentence."""
    return title[:1].upper() + title[1:]


def quoted(body: str) -> list[str]:
    """Return the company values that a text quotes, in order, each once."""
    return list(dict.fromkeys(PLACEHOLDER.findall(body)))
