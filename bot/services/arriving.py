"""The first words to a newcomer: a week before they start, and on their first day.

Whoever has no Slack account yet is written to by e-mail, or through HR.
"""

from collections.abc import Sequence
from datetime import datetime, time

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.journeys import Traveller
from bot.domain.letters import By
from bot.domain.planning import Rule, Step
from bot.library.content import Content
from bot.services import contacts
from bot.services.contacts import Directory
from store import letters, people
from store.database import Database

FEATURE = "arriving"
SOON, SOON_FOR_HR, HELLO, LETTER = "arrival", "arrival_for_hr", "hello", "arrival"
BEFORE = -7
AT = time(9, 30)  # as everything of the path: what falls due together is one message


async def steps(
    session: AsyncSession, _content: Content, directory: Directory, along: Traveller
) -> Sequence[Step]:
    """Return the word a week before, to the newcomer or through HR, and that of the first day."""
    if along.is_new_role:
        return []
    hello = Step(
        along.to,
        HELLO,
        f"{HELLO}:{along.journey_id}",
        Rule(along.on(0), AT, along.zone),
        along.series(FEATURE),
        {"journey_id": along.journey_id},
    )
    if along.has_account:
        return [_soon(along, SOON, along.to, along.zone), hello]
    hr = await contacts.hr(session, along.workspace_id, directory.hr_channel)
    zone = directory.office.zone
    return [*(_soon(along, SOON_FOR_HR, to, zone) for to in hr), hello]


def _soon(along: Traveller, kind: str, to: To, zone: str) -> Step:
    whom = to.person_id or to.channel
    series = along.series(FEATURE) if to == along.to else f"{along.series(FEATURE)}:hr:{whom}"
    rule = Rule(along.on(BEFORE), AT, zone)
    refs = {"journey_id": along.journey_id}
    return Step(to, kind, f"{kind}:{along.journey_id}:{whom}", rule, series, refs)


async def greet(database: Database, person_id: str) -> bool:
    """Note that somebody is being greeted; tell whether they were not before."""
    async with database.aside() as session:
        person = await people.get(session, person_id)
        was_greeted, person.is_greeted = person.is_greeted, True
        return not was_greeted


async def write(database: Database, journey_id: str, person_id: str, now: datetime) -> None:
    """Queue the e-mail to a newcomer without an account, once."""
    async with database.aside() as session:
        person = await people.get(session, person_id)
        by = By(person.workspace_id, person_id=person.id, language=person.language)
        refs = {"journey_id": journey_id}
        notice = Notice(LETTER, f"{LETTER}:{journey_id}", refs)
        await letters.put(session, by, notice, due_at=now)
