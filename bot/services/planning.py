"""What the bot means to say of its own accord: planned, moved, held back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.calendars import Whereabouts, hours_of, regions, zones
from bot.domain import planning as rules
from bot.domain.deliveries import Notice, To
from bot.domain.planning import Reader, Rule, Step
from bot.domain.working_time import (
    Absence,
    CompanyCalendar,
    NeverAtWork,
    WorkingTime,
    instant,
)
from store import contacts, people, plans, switches
from store.contacts import Place
from store.database import Database
from store.models import Person
from store.plans import Moments

STOPPED_FOR = timedelta(minutes=15)  # then HR's stop is looked at again


@dataclass(frozen=True, slots=True)
class Office:
    """When the company works: its calendar, and where a channel of everybody is."""

    calendar: CompanyCalendar
    zone: str
    country: str

    def hours(self, person: Person | Place | None, absences: Sequence[Absence] = ()) -> WorkingTime:
        """Return the hours of a person, or of a channel.

        A zone or a region that this machine does not know holds nobody up: the office's own serves.
        """
        if person is None:
            return hours_of(Whereabouts(self.zone, self.country), self.calendar)
        zone = person.zone if person.zone in zones() else self.zone
        region = person.region if person.region in regions(person.country) else None
        where = Whereabouts(zone, person.country, region, tuple(absences))
        return hours_of(where, self.calendar)


async def hours_for(session: AsyncSession, office: Office, person_id: str | None) -> WorkingTime:
    """Return the working hours of a person, or of a channel."""
    if person_id is None:
        return office.hours(None)
    found = await people_of(session, [person_id])
    return office.hours(*found[person_id])


async def hours_of_each(
    session: AsyncSession, office: Office, ids: Collection[str]
) -> Mapping[str, WorkingTime]:
    """Return the working hours of people, by id."""
    away = await people.absences(session, ids)
    return {
        id_: office.hours(place, [Absence(*days) for days in away.get(id_, ())])
        for id_, place in (await contacts.places(session, ids)).items()
    }


async def people_of(
    session: AsyncSession, ids: Collection[str]
) -> Mapping[str, tuple[Person, Sequence[Absence]]]:
    """Return people by id, each with their absences."""
    known, away = await people.by_id(session, ids), await people.absences(session, ids)
    return {
        id_: (person, [Absence(*days) for days in away.get(id_, ())])
        for id_, person in known.items()
    }


async def plan(session: AsyncSession, office: Office, steps: Sequence[Step]) -> None:
    """Plan steps, or move those that are not said yet; in the transaction of what causes them."""
    ids = {step.to.person_id for step in steps if step.to.person_id is not None}
    known = await people_of(session, ids)
    hours = {id_: office.hours(*found) for id_, found in known.items()}
    everybody = office.hours(None)
    timed = [(step, hours.get(step.to.person_id or "", everybody)) for step in steps]
    await plans.put(session, [(step, _moments(step.rule, theirs)) for step, theirs in timed])


async def soon(session: AsyncSession, office: Office, to: To, notice: Notice, at: datetime) -> None:
    """Plan one message for now: in its reader's hours, with what they are told that day."""
    hours = await hours_for(session, office, to.person_id)
    local = hours.local(at)
    rule = Rule(local.date(), local.time().replace(microsecond=0), hours.zone)
    await plan(session, office, [Step(to, notice.kind, notice.key, rule, None, notice.refs)])


def _moments(rule: Rule, hours: WorkingTime) -> Moments:
    meant_at = instant(rule.on, rule.at, rule.zone)
    try:
        return Moments(meant_at, hours.clamp(meant_at))
    except NeverAtWork:  # said again, and recorded, when it falls due
        return Moments(meant_at, meant_at)


async def replan(session: AsyncSession, office: Office, person_id: str) -> None:
    """Compute again when a person is told what they were not told yet.

    Called when their zone, country or absences change, or when they want messages again.
    """
    hours = await hours_for(session, office, person_id)
    changes: list[Mapping[str, Any]] = []
    for row in await plans.planned_for(session, person_id):
        moments = _moments(Rule(row.on_day, row.at_hour, hours.zone), hours)
        changes.append(
            {
                "seq": row.seq,
                "zone": hours.zone,
                "meant_at": moments.meant_at,
                "due_at": moments.due_at,
            }
        )
    await plans.settle(session, changes)


def reader_of(person: Person | None, hours: WorkingTime, told: Sequence[datetime] = ()) -> Reader:
    """Return what a person, or a channel, is to whoever would tell them something."""
    told_on = [hours.local(at).date() for at in told]
    if person is None:
        return Reader(hours, told_on=told_on)
    return Reader(
        hours=hours,
        rhythm=person.rhythm,
        paused_until=person.paused_until,
        started_on=person.started_on,
        told_on=told_on,
        has_account=person.slack_id is not None,
        is_active=person.is_active,
    )


async def follow(database: Database, office: Office, person_id: str) -> None:
    """Follow somebody who moved: what they were not told yet keeps its local hour."""
    async with database.aside() as session:
        await replan(session, office, person_id)


@dataclass(frozen=True, slots=True)
class Peace:
    """Why an unasked message is not sent now: until when, or never."""

    until: datetime | None


async def peace(
    database: Database, office: Office, person_id: str | None, now: datetime
) -> Peace | None:
    """Look again, when a message is sent, at what was looked at when it was queued."""
    async with database.reading() as session:
        people = await people_of(session, [person_id] if person_id else [])
        speaking = await switches.speaking(session)
    person, absences = people.get(person_id or "", (None, ()))
    reader = reader_of(person, office.hours(person, absences))
    if not (speaking if person is None else person.workspace_id in speaking):
        return Peace(reader.hours.clamp(now + STOPPED_FOR))
    if not reader.is_active or reader.rhythm is rules.Rhythm.STOPPED:
        return Peace(None)
    until = rules.waiting(reader, now)
    return None if until is None else Peace(until)
