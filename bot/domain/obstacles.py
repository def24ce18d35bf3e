"""The kinds of obstacles, and who hears of one when: what content/obstacles.yaml says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.company import Words
from bot.domain.languages import Language

OWNER, LEAD, MANAGER, SPONSOR, HR, BUDDY = "owner", "lead", "manager", "sponsor", "hr", "buddy"


class Severity(StrEnum):
    """How much an obstacle weighs; the gravest come first in lists."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Rung:
    """Who hears next, and how many working days after the owner's time is up.

    `name` is "lead" (of the owner's role), "manager" (of who is blocked), or a role.
    """

    name: str
    after: int


@dataclass(frozen=True, slots=True)
class ObstacleType:
    """One kind of obstacle; `about` is whom it speaks of, "manager" or "buddy", if anybody.

    `solved` is what who is blocked reads when its owner says that it is solved.
    """

    id: str
    label: Words
    solved: Words
    owner: str
    allowed_days: int
    severity: Severity
    ladder: tuple[Rung, ...]
    access: str | None = None
    workaround: str | None = None
    about: str | None = None

    @property
    def needs_consent(self) -> bool:
        """Tell whether it speaks of somebody, so that nothing leaves without a word said aloud."""
        return self.about is not None


@dataclass(frozen=True)
class Catalogue:
    """Every kind of obstacle, in the order of the file, and the delays common to all."""

    types: Mapping[str, ObstacleType] = field(default_factory=dict)
    wait_days: int = 2
    silent_days: int = 3
    most_dates: int = 2

    def find(self, type_id: str | None) -> ObstacleType | None:
        """Return a kind by its id, or None where the content no longer knows it."""
        return self.types.get(type_id or "")

    def get(self, type_id: str) -> ObstacleType:
        """Return a kind by its id; one that the content forgot has its id for a name."""
        return self.find(type_id) or _forgotten(type_id)

    def of_access(self, access: str) -> ObstacleType | None:
        """Return the first kind that is about this access."""
        return next((one for one in self.types.values() if one.access == access), None)


def _forgotten(type_id: str) -> ObstacleType:
    words = dict.fromkeys(Language, type_id)
    return ObstacleType(type_id, words, words, HR, 5, Severity.MEDIUM, ())


def is_for(kind: ObstacleType, name: str) -> bool:
    """Tell whether an obstacle of this kind may reach this rung or role."""
    return kind.about != name


def ladder(kind: ObstacleType, owner: str, leads: Mapping[str, str]) -> tuple[Rung, ...]:
    """Return who hears of it after its owner, as roles: nobody it speaks of, nobody twice.

    `leads` maps a role to the role of its lead; an owner without one has a shorter ladder.
    """
    seen, found = {owner}, []
    for rung in kind.ladder:
        role = leads.get(owner) if rung.name == LEAD else rung.name
        if role is not None and role not in seen and is_for(kind, role):
            seen.add(role)
            found.append(Rung(role, rung.after))
    return tuple(found)
