"""What pairing is decided from: newcomers and volunteers as they stand now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import pairing_points as rules
from bot.domain.buddies import BuddyState
from bot.domain.pairing import Match, Newcomer, PairingRules, Volunteer, labels, line_of
from bot.domain.planning import Rhythm
from bot.domain.working_time import Absence, months_after
from bot.services.buddies import languages_of
from bot.services.following import Guide
from store import buddies, pairings, people
from store.models import Buddy, Journey, Person

ASKED = (BuddyState.ACTIVE, BuddyState.WAITING, BuddyState.INVITED, BuddyState.NOT_NOW)


@dataclass(frozen=True, slots=True)
class Round:
    """Newcomers and volunteers at one moment; `asked` is who was asked already, by journey."""

    rules: PairingRules
    newcomers: Mapping[str, Newcomer]
    volunteers: Sequence[Volunteer]
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def best(self, journey_id: str) -> tuple[Match, ...]:
        """Return who may accompany a newcomer and was not asked yet, the best first."""
        found = rules.best(self.newcomers[journey_id], self.volunteers, self.rules)
        asked = self.asked.get(journey_id, frozenset())
        return tuple(one for one in found if one.person_id not in asked)

    def volunteer(self, person_id: str) -> Volunteer | None:
        """Return a volunteer by their id."""
        return next((one for one in self.volunteers if one.person_id == person_id), None)


async def gathered(
    session: AsyncSession, guide: Guide, found: Sequence[Journey], now: datetime
) -> Round:
    """Return what these newcomers may be offered; all of one workspace, and at least one."""
    workspace_id = found[0].workspace_id
    known = await people.by_id(session, [journey.person_id for journey in found])
    managers = dict(await buddies.managers(session, workspace_id))
    managers |= {one.person_id: one.line_manager_id for one in found if one.line_manager_id}
    refused = await buddies.refused(session, workspace_id)
    wishes = await buddies.wishes(session, list(known))
    newcomers: dict[str, Newcomer] = {}
    for journey in found:
        person, wish = known[journey.person_id], wishes.get(journey.person_id)
        newcomers[journey.id] = Newcomer(
            person.id,
            max(journey.started_on, guide.office.hours(None).local(now).date()),
            person.language,
            _shift(guide, person, now),
            person.country,
            segment=labels([journey.segment, *journey.industries]),
            product_range=labels([wish.product_range if wish else None]),
            tools=labels(journey.tools),
            site=labels([journey.site]),
            wishes=labels(wish.learning if wish else ()),
            line=line_of(person.id, managers),
            refused=refused.get(person.id, frozenset()),
            preference=wish.preference if wish else None,
        )
    volunteers = await _volunteers(session, guide, workspace_id, now)
    asked = await pairings.asked(session, [journey.id for journey in found])
    return Round(guide.content.pairing, newcomers, volunteers, asked)


def _shift(guide: Guide, person: Person, now: datetime) -> int:
    """Return how many minutes a person's clocks are ahead of UTC."""
    offset = now.astimezone(ZoneInfo(guide.office.hours(person).zone)).utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


@dataclass(frozen=True, slots=True)
class _Register:
    """What is known of the volunteers besides what they say."""

    loads: Mapping[str, int]
    completed: Mapping[str, datetime]
    managers: Mapping[str, str]
    refused: Mapping[str, frozenset[str]]
    away: Mapping[str, Sequence[tuple[date, date]]]


async def _volunteers(
    session: AsyncSession, guide: Guide, workspace_id: str, now: datetime
) -> list[Volunteer]:
    found = await buddies.everybody(session, workspace_id, ASKED)
    managers = dict(await buddies.managers(session, workspace_id))
    register = _Register(
        await pairings.loads(session, workspace_id),
        await pairings.completed(session, workspace_id),
        managers,
        await buddies.refused(session, workspace_id),
        await people.absences(session, [person.id for _, person in found]),
    )
    return [
        _volunteer(buddy, person, register, guide.content.pairing, _shift(guide, person, now))
        for buddy, person in found
    ]


def _volunteer(
    buddy: Buddy, person: Person, register: _Register, decided: PairingRules, shift: int
) -> Volunteer:
    completed = register.completed.get(person.id)
    rested_on = months_after(completed.date(), decided.rest_months) if completed else None
    ready_on = months_after(buddy.kam_since, decided.months_as_kam) if buddy.kam_since else date.max
    is_stopped = person.rhythm is Rhythm.STOPPED
    return Volunteer(
        person.id,
        languages_of(buddy),
        shift,
        person.country,
        ready_on,
        capacity=buddy.capacity,
        load=register.loads.get(person.id, 0),
        is_agreed=buddy.state is BuddyState.ACTIVE,
        is_active=person.is_active and person.slack_id is not None,
        is_first=completed is None,
        segment=labels([buddy.segment]),
        product_range=labels([buddy.product_range]),
        tools=labels(buddy.tools),
        site=labels([buddy.site]),
        strengths=labels(buddy.strengths),
        line=line_of(person.id, register.managers),
        refused=register.refused.get(person.id, frozenset()),
        paused_until=date.max if is_stopped else buddy.paused_until,
        rested_on=rested_on,
        absences=tuple(Absence(*days) for days in register.away.get(person.id, ())),
    )
