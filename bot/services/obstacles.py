"""Obstacles: declared by who is blocked, one of each at a time, and shown to whoever may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.errors import EmptyAnswer, NeedsConsent, NobodyInHr, PastMessage
from bot.domain.obstacle_states import Act, State
from bot.domain.obstacles import ObstacleType
from bot.services import cases
from bot.services import obstacle_calling as calling
from bot.services import obstacle_reminders as reminders
from bot.services import obstacle_telling as telling
from bot.services import obstacle_timing as timing
from bot.services.contacts import Lookup
from bot.services.obstacle_bag import Bag
from bot.services.obstacle_timing import Handbook
from store import obstacles
from store.database import Database
from store.models import Obstacle, Person


@dataclass(frozen=True, slots=True)
class Declaration:
    """What keeps somebody from working, as they approved it.

    `consents` is their explicit agreement where the obstacle speaks of somebody.
    """

    workspace_id: str
    person_id: str
    type_id: str
    text: str
    needed_on: date
    access: str | None = None
    prevents: str | None = None
    consents: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """The obstacle that is followed now; not `is_new` where it was already."""

    obstacle_id: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Prospect:
    """To whom an obstacle would go, when they would hear, and by when they should lift it."""

    role: str
    is_reached: bool
    hears_at: datetime
    due_at: datetime


async def declare(
    database: Database, handbook: Handbook, said: Declaration, now: datetime
) -> Declared:
    """Follow an obstacle from now on, and tell its owner in their working hours.

    Raises:
        PastMessage: the content no longer knows this kind.
        EmptyAnswer: nothing was written.
        NeedsConsent: it speaks of somebody, and the person did not agree.
        NobodyInHr: nobody at all would hear.
    """
    async with database.transaction() as session:
        return await declare_in(session, handbook, said, now)


async def declare_in(
    session: AsyncSession, handbook: Handbook, said: Declaration, now: datetime
) -> Declared:
    """Do the same in the transaction of what causes it."""
    kind = handbook.catalogue.find(said.type_id)
    if kind is None:
        raise PastMessage
    if not said.text.strip():
        raise EmptyAnswer
    if kind.needs_consent and not said.consents:
        raise NeedsConsent(field="consent")
    await obstacles.hold(session, said.person_id)
    access, bag = said.access or kind.access or "", Bag()
    known = await obstacles.live(session, said.person_id, kind.id, access)
    if known is not None:  # shown again, at most once for each thing that happened to it
        telling.newcomer(bag, known, telling.CARD, known.steps, now)
        await bag.write(session)
        return Declared(known.id, is_new=False)
    obstacle = _obstacle(handbook, kind, said, now)
    session.add(obstacle)
    await session.flush()
    number = bag.record(obstacle, Act.DECLARE, said.person_id, now)
    await give(session, handbook, bag, obstacle, now)
    timing.wind(handbook, obstacle, now)
    telling.newcomer(bag, obstacle, telling.CARD, number, now)
    await bag.write(session)
    await reminders.plan(session, handbook, obstacle, now)
    return Declared(obstacle.id, is_new=True)


def _obstacle(handbook: Handbook, kind: ObstacleType, said: Declaration, now: datetime) -> Obstacle:
    return Obstacle(
        workspace_id=said.workspace_id,
        person_id=said.person_id,
        type=kind.id,
        access=said.access or kind.access or "",
        text=said.text.strip(),
        prevents=(said.prevents or "").strip() or None,
        needed_on=min(said.needed_on, now.date()),
        state=State.OPEN,
        owner_role=kind.owner,
        owner_zone=handbook.office.zone,
        owner_country=handbook.office.country,
        declared_at=now,
        heard_at=now,
        allowed_days=kind.allowed_days,
    )


async def give(
    session: AsyncSession, handbook: Handbook, bag: Bag, obstacle: Obstacle, now: datetime
) -> None:
    """Put an obstacle into the hands of its owner role: their time begins when they hear.

    Raises:
        NobodyInHr: neither they nor HR can be reached.
    """
    about = handbook.catalogue.get(obstacle.type).about
    case = await cases.of(session, obstacle.workspace_id, obstacle.person_id, about)
    role = obstacle.owner_role
    found = await calling.whom(Lookup(session, handbook.directory), case, role)
    wanted = calling.Call(role, is_owner=True, number=obstacle.steps, at=now)
    heard = calling.call(bag, handbook, obstacle, wanted, found)
    if heard is None:
        raise NobodyInHr
    obstacle.heard_at, obstacle.is_reached = heard.at, heard.is_reached
    obstacle.site = obstacle.site or case.site
    _settle_in(handbook, obstacle, heard.by)


def _settle_in(handbook: Handbook, obstacle: Obstacle, owner: Person | None) -> None:
    """Count in the working days of where the owner is."""
    office = handbook.office
    obstacle.owner_zone = office.hours(owner).zone
    obstacle.owner_country = owner.country if owner else office.country
    obstacle.owner_region = owner.region if owner else None


async def prospect(
    database: Database,
    handbook: Handbook,
    kind: ObstacleType,
    asker: tuple[str, str],
    now: datetime,
) -> Prospect:
    """Say to whom an obstacle of this kind would go; `asker` is a workspace and a person."""
    async with database.reading() as session:
        case = await cases.of(session, *asker, kind.about)
        found, is_reached = await calling.whom(
            Lookup(session, handbook.directory), case, kind.owner
        )
    hours = handbook.office.hours(found.people[0] if found.people else None)
    hears_at = hours.clamp(now)
    due_at = timing.in_days(hours, hears_at, kind.allowed_days)
    return Prospect(kind.owner, is_reached, hears_at, due_at)


async def open_of(session: AsyncSession, person_id: str) -> Sequence[Obstacle]:
    """Return what still blocks a person, the oldest first; for that person's eyes only."""
    return await obstacles.live_of(session, person_id)
