"""People as a message names them."""

from collections.abc import Iterable
from typing import Protocol

from bot.texts import Mrkdwn, escape, mention


class Nameable(Protocol):
    """Whoever has a name, and perhaps a Slack account."""

    @property
    def slack_id(self) -> str | None:
        """Their account."""

    @property
    def name(self) -> str | None:
        """Their name."""


def names_of(people: Iterable[Nameable]) -> Mrkdwn:
    """Return people as one sentence names them: a filter of templates would escape mentions."""
    return Mrkdwn(", ".join(str(escape(name_of(one))) for one in people))


def name_of(person: Nameable | None) -> Mrkdwn | str:
    """Return a mention of somebody, or their name where they have no account yet."""
    if person is None:
        return ""
    return mention(person.slack_id) if person.slack_id else person.name or ""
