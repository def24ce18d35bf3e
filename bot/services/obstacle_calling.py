"""Telling a role of an obstacle: its people, its channel, its address, or HR in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries import Notice, To
from bot.domain.letters import By
from bot.domain.obstacles import HR
from bot.services.contacts import Case, Lookup, Reach
from bot.services.obstacle_bag import Bag
from bot.services.obstacle_timing import Handbook
from store.models import Person
from store.obstacle_clock import Clocked

OWNER = "obstacle_owner"


@dataclass(frozen=True, slots=True)
class Call:
    """Whom to tell: a role, as the owner or as a rung of the ladder.

    `number` is the step of the history that tells them.
    """

    role: str
    is_owner: bool
    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Heard:
    """When somebody hears at the earliest, and whose calendar counts (the office's for None).

    `is_reached` is False where HR hears because nobody else could be reached.
    """

    at: datetime
    by: Person | None
    is_reached: bool


async def whom(lookup: Lookup, case: Case, role: str) -> tuple[Reach, bool]:
    """Return who hears in the name of a role, and whether it is not HR in their place."""
    found = await lookup.reach(case, role)
    if not found.is_nobody:
        return found, True
    return await lookup.reach(case, HR), False


def call(
    bag: Bag, handbook: Handbook, obstacle: Clocked, wanted: Call, found: tuple[Reach, bool]
) -> Heard | None:
    """Tell them in their own working hours; None when nobody is there to be told."""
    reach, is_reached = found
    refs = {
        "obstacle_id": obstacle.id,
        "role": wanted.role,
        "is_owner": wanted.is_owner,
        "is_reached": is_reached,
    }
    office, times = handbook.office, []
    key = f"{OWNER}:{obstacle.id}:{wanted.number}"
    for to, person in _places(obstacle.workspace_id, reach):
        at = office.hours(person).clamp(wanted.at)
        bag.say(to, Notice(OWNER, f"{key}:{to.person_id or to.channel}", refs), at)
        bag.let_in(obstacle, to, wanted.role, is_owner=wanted.is_owner, at=wanted.at)
        times.append(at)
    if reach.address is not None:
        at = office.hours(None).clamp(wanted.at)
        language = handbook.directory.roles[reach.role].language
        by = By(obstacle.workspace_id, address=reach.address, language=language)
        bag.letters.append((by, Notice(OWNER, f"{key}:mail", refs), at))
        times.append(at)
    first = reach.people[0] if reach.people else None
    return Heard(min(times), first, is_reached) if times else None


def _places(workspace_id: str, found: Reach) -> Sequence[tuple[To, Person | None]]:
    people = [(To(workspace_id, person_id=one.id), one) for one in found.people]
    channel = [(To(workspace_id, channel=found.channel), None)] if found.channel else []
    return [*people, *channel]
