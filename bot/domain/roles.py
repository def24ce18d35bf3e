"""The rights that a row in the database gives."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody may do beyond asking the booklet."""

    HR = "hr"
    NEWCOMER = "newcomer"
