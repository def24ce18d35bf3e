"""Whether a newcomer has what they need: said by whoever asks for it, opens it, tries it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import accesses as rules
from bot.domain.accesses import Access, Check, Equipment, Equipped
from bot.domain.errors import NotYourTask, PastMessage
from bot.domain.journeys import Traveller
from bot.domain.obstacles import MANAGER
from bot.domain.people import Named
from bot.domain.roles import Role
from bot.services import accesses as planned
from bot.services import following, owners
from bot.services.following import Guide
from store import accesses, journeys, people
from store.database import Database
from store.models import AccessCheck


class Mark(StrEnum):
    """What is said of an access: by whoever asks for it, opens it, or tries it."""

    REQUESTED = "requested"
    READY = "ready"
    WORKS = "works"
    FAILS = "fails"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A line's button: whose path, which access, what was said, by whom and in which channel."""

    journey_id: str
    access: str
    mark: Mark
    person_id: str
    at: datetime
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The accesses of a newcomer, each with what is known of it."""

    journey_id: str
    newcomer: Named
    newcomer_id: str
    started_on: date
    lines: Sequence[tuple[Access, Check]]

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing is left to open."""
        return all(check.is_ready or check.works for _, check in self.lines)


async def shown(
    database: Database, guide: Guide, journey_id: str, role: str | None = None
) -> Shown:
    """Return the accesses of a newcomer, those of one role alone where it is given.

    Raises:
        NoSuchJourney: the journey was erased.
    """
    async with database.reading() as session:
        return await _shown(session, guide, journey_id, role)


async def _shown(
    session: AsyncSession, guide: Guide, journey_id: str, role: str | None = None
) -> Shown:
    along = await following.traveller(session, await journeys.get(session, journey_id))
    person = await people.get(session, along.person_id)
    found = (await accesses.of_each(session, [journey_id])).get(journey_id, ())
    known = {check.access: _check(check) for check in found}
    wanted = [
        one
        for one in planned.needed(guide.content, along)
        if role in {None, MANAGER, guide.content.obstacles.get(one.obstacle).owner}
    ]
    return Shown(
        journey_id,
        Named(person.slack_id, person.name or "", person.language),
        person.id,
        along.started_on,
        [(one, known.get(one.id, Check(one.id))) for one in wanted],
    )


def _check(row: AccessCheck) -> Check:
    return Check(
        access=row.access,
        is_requested=row.requested_at is not None,
        is_ready=row.ready_at is not None,
        works=row.works,
        tested_on=row.tested_at.date() if row.tested_at else None,
    )


async def mark(database: Database, guide: Guide, pressed: Pressed) -> Access:
    """Keep what was said of an access; saying it again changes nothing.

    Raises:
        NotYourTask: it is somebody else's to say.
        PastMessage: the path no longer has this access.
    """
    async with database.transaction() as session:
        along = await following.traveller(session, await journeys.get(session, pressed.journey_id))
        wanted = planned.needed(guide.content, along)
        access = next((one for one in wanted if one.id == pressed.access), None)
        if access is None:
            raise PastMessage
        if not await _may(session, guide, along, pressed):
            raise NotYourTask
        row = AccessCheck(
            journey_id=along.journey_id,
            access=access.id,
            workspace_id=along.workspace_id,
            person_id=along.person_id,
        )
        _keep(await accesses.get(session, row), pressed)
        return access


def _keep(row: AccessCheck, pressed: Pressed) -> None:
    match pressed.mark:
        case Mark.REQUESTED:
            row.requested_at = row.requested_at or pressed.at
        case Mark.READY:
            row.ready_at = row.ready_at or pressed.at
        case Mark.WORKS:
            row.tested_at = row.tested_at if row.works else pressed.at
            row.works = True
        case Mark.FAILS:
            row.works, row.tested_at = False, pressed.at


async def _may(session: AsyncSession, guide: Guide, along: Traveller, pressed: Pressed) -> bool:
    """Let the newcomer alone try, and whoever was asked, or HR, say the rest."""
    if pressed.mark in {Mark.WORKS, Mark.FAILS}:
        return pressed.person_id == along.person_id
    if Role.HR in await people.roles(session, pressed.person_id):
        return True
    for role in planned.roles(guide.content, along):
        for to in await owners.of_task(session, guide.directory, along, role):
            if pressed.person_id == to.person_id or (to.channel and pressed.channel == to.channel):
                return True
    return False


async def figure(
    database: Database, guide: Guide, workspace_id: str, today: date
) -> Equipped | None:
    """Return the share of newcomers fully equipped on their third day; None under five."""
    async with database.reading() as session:
        running = await journeys.running(session, workspace_id)
        each = await accesses.of_each(session, [journey.id for journey, _ in running])
        everybody = [
            Equipment(
                journey.started_on,
                [
                    one.id
                    for one in planned.needed(
                        guide.content, await following.traveller(session, journey)
                    )
                ],
                [_check(row) for row in each.get(journey.id, ())],
            )
            for journey, _ in running
        ]
    return rules.equipped(everybody, today)
