"""The Home tab: which pages somebody has, where they are, and whose must be shown again."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from bot.domain.people import Speaker
from bot.domain.roles import Role
from bot.domain.tabs import Place, Tab
from store import homes, people
from store.database import Database
from store.machine import machine_now

WATCHED = timedelta(hours=12)  # a tab opened before is brought up to date when it is opened again


async def tabs_of(database: Database, person_id: str) -> Sequence[Tab]:
    """Return the pages that somebody has, the first to be shown first."""
    async with database.reading() as session:
        is_newcomer, is_buddy, leads = await homes.roles_of(session, person_id)
        is_hr = Role.HR in await people.roles(session, person_id)
    held = {
        Tab.NEWCOMER: is_newcomer,
        Tab.BUDDY: is_buddy,
        Tab.MANAGER: leads,
        Tab.HR: is_hr,
        Tab.BOOKLET: True,
    }
    return [tab for tab in Tab if held[tab]]


async def look(
    database: Database, speaker: Speaker, tabs: Sequence[Tab], wanted: Place | None = None
) -> Place:
    """Remember what somebody looks at, and return it: a page they no longer have is the first."""
    asked = wanted.dumps() if wanted else None
    async with database.aside() as session:
        person = (speaker.workspace_id, speaker.id)
        kept = await homes.look(session, person, asked, machine_now())
        place = Place.loads(kept) if kept else None
        if place is None or place.tab not in tabs:
            place = Place(tabs[0])
            await homes.look(session, person, place.dumps(), machine_now())
        return place


async def looking(database: Database, touched: Collection[str]) -> Sequence[tuple[Speaker, Place]]:
    """Return who looks at a page that a change of these people may have changed."""
    async with database.reading() as session:
        found = await homes.looking(session, touched, machine_now() - WATCHED)
    return [(speaker, Place.loads(page)) for speaker, page in found]
