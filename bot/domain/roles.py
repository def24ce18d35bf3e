"""The rights that a row in the database gives."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do beyond asking the booklet."""

    HR = "hr"
    NEWCOMER = "newcomer"


class Source(StrEnum):
    """Who gave a right: the command line, somebody of HR, or a group of Slack that it follows."""

    COMMAND = "command"
    PERSON = "person"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Giver:
    """Where a right comes from, and the person where there is one."""

    source: Source = Source.COMMAND
    person_id: str | None = None


ADMINISTRATOR = Giver()
