"""Fewer messages, a pause, silence: chosen by the person, obeyed at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.planning import Rhythm
from bot.services import planning
from bot.services.planning import Office
from store import people
from store.database import Database
from store.models import Person

PAUSE = timedelta(weeks=1)


class Choice(StrEnum):
    """What somebody may ask for."""

    FEWER = "fewer"
    PAUSE = "pause"
    STOP = "stop"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Pace:
    """What somebody hears now: their rhythm, and the end of a pause."""

    rhythm: Rhythm
    paused_until: datetime | None


async def now_for(database: Database, person_id: str, now: datetime) -> Pace:
    """Return what a person has chosen."""
    async with database.reading() as session:
        return _pace(await people.get(session, person_id), now)


async def choose(
    database: Database, office: Office, person_id: str, choice: Choice, now: datetime
) -> Pace:
    """Keep a choice; wanting messages again brings back what waited for the end of a pause."""
    async with database.transaction() as session:
        person = await people.get(session, person_id)
        match choice:
            case Choice.FEWER:
                person.rhythm, person.paused_until = Rhythm.FEWER, None
            case Choice.PAUSE:
                person.paused_until = now + PAUSE
            case Choice.STOP:
                person.rhythm, person.paused_until = Rhythm.STOPPED, None
            case Choice.RESUME:
                person.rhythm, person.paused_until = Rhythm.NORMAL, None
        await session.flush()
        await planning.replan(session, office, person_id)
        return _pace(person, now)


def _pace(person: Person, now: datetime) -> Pace:
    until = person.paused_until
    return Pace(person.rhythm, until if until is not None and until > now else None)
