"""The agendas of a pair, and what is shown to one person alone."""

import re
from datetime import date
from typing import Any

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import at


def shown(person: Person) -> dict[str, Any]:
    """Return the last message that only this person sees."""
    return [m for m in person.inbox() if m["ephemeral"]][-1]


def whisper(person: Person) -> str:
    return str(shown(person)["text"])


def agendas(person: Person) -> list[dict[str, Any]]:
    return [m for m in person.inbox() if re.search(r"^(Avec|With) ", str(m["text"]), re.MULTILINE)]


async def day_by_day(scene: Scene, first: date, last: date) -> None:
    """Let every day between two dates pass."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        await at(scene, day.year, day.month, day.day, 10)
