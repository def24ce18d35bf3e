"""Before the bot may speak of its own accord: what must be ready, and who says that it is."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import path
from bot.domain.errors import NotReady
from bot.domain.journeys import JourneyState, Traveller
from bot.domain.languages import DEFAULT, Language
from bot.domain.roles import Role
from bot.domain.switches import SwitchName
from bot.library.content import Content
from bot.services import owners
from bot.services.journeys import Act
from bot.services.people import require
from store import people, switches
from store.database import Database

PRIVACY = "bot-privacy"  # the booklet's entry on who sees what


class Check(StrEnum):
    """What is looked at before launching; the last three are HR's word."""

    COMPANY = "company"  # no value of the fictional company is left
    HR = "hr"  # somebody answers what newcomers hand over
    NOTICE = "notice"  # the booklet says who sees what, in each language
    OWNERS = "owners"  # whoever does a task can be written to
    READ = "read"
    DPO = "dpo"
    COUNCIL = "council"


SWORN = (Check.READ, Check.DPO, Check.COUNCIL)
HOLDING = (Check.COMPANY, Check.HR, Check.NOTICE)  # nothing starts while one of these fails


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is ready, and the owners of tasks whom nobody can write to: HR gets their tasks."""

    failing: frozenset[Check]
    unreachable: tuple[str, ...]
    is_launched: bool

    @property
    def may_launch(self) -> bool:
        """Tell whether HR's word is all that is left."""
        return not self.failing & set(HOLDING)


async def readiness(database: Database, act: Act) -> Readiness:
    """Return how ready everything is."""
    async with database.reading() as session:
        return await _readiness(session, act)


async def _readiness(session: AsyncSession, act: Act) -> Readiness:
    content, failing = act.guide.content, set()
    if content.company.is_fictional:
        failing.add(Check.COMPANY)
    if not await people.holders(session, act.by.workspace_id, Role.HR):
        failing.add(Check.HR)
    if not _has_notice(content):
        failing.add(Check.NOTICE)
    unreachable = await _unreachable(session, act)
    if unreachable:
        failing.add(Check.OWNERS)
    on = await switches.on(session, act.by.workspace_id)
    return Readiness(frozenset(failing), unreachable, SwitchName.LAUNCHED in on)


def _has_notice(content: Content) -> bool:
    return all(content.booklet.find(PRIVACY, language) is not None for language in Language)


async def _unreachable(session: AsyncSession, act: Act) -> tuple[str, ...]:
    """Return the roles that do a task, and that the bot cannot write to."""
    nobody = Traveller(
        journey_id="",
        workspace_id=act.by.workspace_id,
        person_id="",
        state=JourneyState.ACTIVE,
        started_on=act.today,
        zone=act.guide.office.zone,
        country=act.guide.office.country,
        region=None,
        language=DEFAULT,
        has_account=True,
    )
    roles = {task.owner for task in act.guide.content.tasks} - set(path.PEOPLE)
    return tuple(
        [
            role
            for role in sorted(roles)
            if not await owners.reached(session, act.guide.directory, nobody, role)
        ]
    )


async def launch(database: Database, act: Act, sworn: Collection[Check]) -> bool:
    """Let the bot speak of its own accord; tell whether it could not before.

    Raises:
        NotAllowed: `act.by` is not in HR.
        NotReady: something is missing, or HR did not give their word on everything.
    """
    await require(database, act.by, Role.HR, act.now)
    async with database.transaction() as session:
        found = await _readiness(session, act)
        if not found.is_launched and not (found.may_launch and set(SWORN) <= set(sworn)):
            raise NotReady
        changed = await switches.turn(session, act.by, SwitchName.LAUNCHED, on=True, at=act.now)
        if changed:
            for check in SWORN:
                session.add(act.note(f"launch.sworn.{check}"))
            session.add(act.note("switch.launched.on"))
        return changed


async def turn(database: Database, act: Act, name: SwitchName, *, on: bool) -> bool:
    """Stop, go on, or turn check-ins; tell whether that changed something.

    Raises:
        NotAllowed: `act.by` is not in HR.
    """
    await require(database, act.by, Role.HR, act.now)
    async with database.transaction() as session:
        changed = await switches.turn(session, act.by, name, on=on, at=act.now)
        if changed:
            session.add(act.note(f"switch.{name}.{'on' if on else 'off'}"))
        return changed
