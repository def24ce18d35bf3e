"""The Home tabs that people look at, and whose they are."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import OPEN
from bot.domain.journeys import READABLE, RUNNING
from bot.domain.people import Speaker
from bot.domain.tabs import Tab
from store.models import Home, Journey, Pairing, Person, RoleGrant


async def look(
    session: AsyncSession, person: tuple[str, str], page: str | None, at: datetime
) -> str | None:
    """Remember that somebody (`workspace`, `person`) looks; return the page they are on, if any."""
    workspace_id, person_id = person
    home = await session.get(Home, person_id)
    if home is None and page is None:
        return None
    if home is None:
        home = Home(person_id=person_id, workspace_id=workspace_id, page=page or "", opened_at=at)
        session.add(home)
    home.page, home.opened_at = page or home.page, at
    return home.page


async def roles_of(session: AsyncSession, person_id: str) -> tuple[bool, bool, bool]:
    """Tell whether somebody is or was on a path, accompanies one, leads one."""
    is_newcomer = select(Journey.id).where(
        Journey.person_id == person_id, col(Journey.state).in_(READABLE)
    )
    is_buddy = select(Pairing.id).where(Pairing.buddy_id == person_id, col(Pairing.state).in_(OPEN))
    leads = select(Journey.id).where(
        Journey.line_manager_id == person_id, col(Journey.state).in_(RUNNING)
    )
    found = [
        (await session.exec(query.limit(1))).first() is not None
        for query in (is_newcomer, is_buddy, leads)
    ]
    return found[0], found[1], found[2]


async def pairs_of(session: AsyncSession, buddy_id: str) -> Sequence[Pairing]:
    """Return the pairs of a buddy, those they were only asked to included."""
    query = select(Pairing).where(Pairing.buddy_id == buddy_id, col(Pairing.state).in_(OPEN))
    return list(await session.exec(query))


async def looking(
    session: AsyncSession, person_ids: Collection[str], since: datetime
) -> Sequence[tuple[Speaker, str]]:
    """Return who of these people, of those around them, and of HR looks at a page, and which."""
    concerned = select(Journey.line_manager_id).where(
        col(Journey.person_id).in_(person_ids), col(Journey.state).in_(RUNNING)
    )
    paired = or_(col(Pairing.newcomer_id).in_(person_ids), col(Pairing.buddy_id).in_(person_ids))
    buddies = select(Pairing.buddy_id).where(paired, col(Pairing.state).in_(OPEN))
    newcomers = select(Pairing.newcomer_id).where(paired, col(Pairing.state).in_(OPEN))
    holders = select(RoleGrant.person_id)
    query = (
        select(Person, Home.page)
        .join(Home, col(Home.person_id) == col(Person.id))
        .where(
            col(Home.opened_at) >= since,
            col(Person.slack_id).is_not(None),
            col(Person.is_active),
            or_(
                col(Person.id).in_(person_ids),
                col(Person.id).in_(concerned),
                col(Person.id).in_(buddies),
                col(Person.id).in_(newcomers),
                col(Home.page).startswith(Tab.HR.value) & col(Person.id).in_(holders),
            ),
        )
    )
    return [
        (Speaker(*(getattr(person, field.name) for field in fields(Speaker))), page)
        for person, page in await session.exec(query)
    ]
