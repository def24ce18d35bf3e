"""Becoming a buddy: one's own wish, and the manager's agreement."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.errors import BadBuddyDates, OwnManager
from bot.domain.languages import Language


class BuddyState(StrEnum):
    """Where a volunteer stands; only an active one is paired."""

    INVITED = "invited"  # HR proposed it, and they have not said yes
    WAITING = "waiting"  # their manager has not agreed yet
    ACTIVE = "active"
    NOT_NOW = "not_now"  # their manager, or themselves, would rather not
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class BuddyProfile:
    """What a buddy says of themselves; `not_with` is for nobody else's eyes."""

    languages: frozenset[Language]
    kam_since: date
    capacity: int
    manager_id: str
    segment: str | None = None
    product_range: str | None = None
    site: str | None = None
    tools: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    paused_until: date | None = None
    not_with: frozenset[str] = frozenset()

    def check(self, person_id: str, today: date) -> None:
        """Refuse what cannot be.

        Raises:
            OwnManager: the person is named as their own manager.
            BadBuddyDates: a KAM since tomorrow, or a pause that is over.
        """
        if self.manager_id == person_id:
            raise OwnManager(field="manager")
        if self.kam_since > today:
            raise BadBuddyDates(field="kam_since")
        if self.paused_until is not None and self.paused_until <= today:
            raise BadBuddyDates(field="paused_until")


def state_after(state: BuddyState | None, *, same_manager: bool, is_agreed: bool) -> BuddyState:
    """Return where a volunteer stands once they have filled their profile in.

    An agreement holds as long as the manager is the same.
    """
    if is_agreed and (same_manager or state is BuddyState.INVITED):
        return BuddyState.ACTIVE
    return BuddyState.WAITING


def several(typed: str | None) -> tuple[str, ...]:
    """Return what somebody listed, separated by commas, semicolons or lines, each once."""
    listed = (typed or "").replace(";", ",").replace("\n", ",").split(",")
    return tuple(dict.fromkeys(one.strip() for one in listed if one.strip()))[:20]
