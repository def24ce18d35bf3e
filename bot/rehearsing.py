"""A virtual newcomer's whole calendar, made by the very engine that will write to the real ones.

Everything happens in a database of a moment: the newcomer is enrolled, the clock jumps from one due
message to the next, and each is rendered at its hour. Nothing leaves, and nothing stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.blocks.reading import as_text
from bot.domain.deliveries import Outgoing, To
from bot.domain.enrolment import Enrolment, Who
from bot.domain.people import Speaker
from bot.domain.switches import SwitchName
from bot.kamarade import Kamarade
from bot.notices import renderer
from bot.posting import Message
from bot.services import enrolling, people, queueing, switches
from bot.services.journeys import Act
from bot.texts import mention
from store import rehearsal
from store.database import Database
from store.models import Outbox, Person

BEFORE = timedelta(days=30)  # the newcomer is enrolled that long before their first day
MOST = 2000  # jumps of the clock: more would be a clock that stands still
NEWCOMER, MANAGER = "UREHEARSALNEW", "UREHEARSALMAN"


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the rehearsal: when, to whom, and its words; `to` is None for a channel."""

    at: datetime
    to: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a virtual newcomer, and everybody around them, would be told."""

    started_on: date
    said: Sequence[Said]
    zone: str


@dataclass(frozen=True, slots=True)
class _Stopped:
    """A clock that stands where the rehearsal is."""

    at: datetime

    def now(self) -> datetime:
        return self.at


async def rehearse(kamarade: Kamarade, by: Speaker, names: Mapping[str, str]) -> Rehearsal:
    """Return the whole calendar; `names` are those of the virtual newcomer and manager."""
    async with rehearsal.scratch() as database:
        await _set_up(kamarade, database, by, names)
        now = kamarade.now()
        started_on = kamarade.office.hours(None).next_working_day((now + BEFORE).date())
        stage = replace(kamarade, database=database, clock=_Stopped(now))
        act = Act(To(kamarade.workspace_id), stage.guide, now)
        one = Enrolment(
            Who(slack_id=NEWCOMER),
            started_on,
            kamarade.shelf.company.country,
            line_manager=Who(slack_id=MANAGER),
        )
        await enrolling.imported(database, act, [(0, one)])
        said = await _play(stage, names)
    return Rehearsal(started_on, said, kamarade.shelf.company.zone)


async def _set_up(
    kamarade: Kamarade, database: Database, by: Speaker, names: Mapping[str, str]
) -> None:
    company, now = kamarade.shelf.company, kamarade.now()
    roles = company.roles.values()
    reached = [one for role in roles for one in (role.slack, role.email) if one]
    async with kamarade.database.reading() as session:
        copies = await rehearsal.copied(session, kamarade.workspace_id, reached)
    async with database.aside() as session:
        for copy in copies:
            session.add(copy)
            await session.flush()
        for slack_id in (NEWCOMER, MANAGER):
            session.add(
                Person(
                    workspace_id=kamarade.workspace_id,
                    slack_id=slack_id,
                    name=names[slack_id],
                    language=by.language,
                    zone=company.zone,
                    country=company.country,
                    met_at=now,
                )
            )
    for name in (SwitchName.LAUNCHED, SwitchName.CHECKINS):
        await switches.turn(database, To(kamarade.workspace_id), name, on=True, now=now)


async def _play(stage: Kamarade, names: Mapping[str, str]) -> list[Said]:
    """Jump from one due message to the next, and note what is said."""
    said: list[Said] = []
    for _ in range(MOST):
        async with stage.database.reading() as session:
            due = await rehearsal.next_due(session)
        if due is None:
            break
        now = max(due, stage.now())
        stage = replace(stage, clock=_Stopped(now))
        await queueing.queue_due(stage.database, stage.office, now)
        async with stage.database.aside() as session:
            rows = await rehearsal.take_queued(session)
        for row in rows:
            said += await _rendered(stage, row, names)
    return said


async def _rendered(stage: Kamarade, row: Outbox, names: Mapping[str, str]) -> list[Said]:
    outgoing = Outgoing(row.kind, row.refs, row.person_id, row.relay_id, row.is_unasked)
    message = await renderer(stage)(outgoing)
    if not isinstance(message, Message):
        return []
    to = None
    if row.person_id is not None:
        person = await people.get(stage.database, row.person_id)
        to = person.name or person.email
    return [Said(stage.now(), to, _named(as_text(message.blocks), names))]


def _named(words: str, names: Mapping[str, str]) -> str:
    """Return the words with names in place of mentions of nobody."""
    for slack_id, name in names.items():
        words = words.replace(mention(slack_id), name)
    return words
