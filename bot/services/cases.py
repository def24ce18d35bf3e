"""For whom a role is looked up, and whom it must not be."""

from collections.abc import Iterable, Mapping

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.obstacles import BUDDY, MANAGER, Catalogue
from bot.services.contacts import Case
from store import journeys
from store.models import Journey, Obstacle


async def of(session: AsyncSession, workspace_id: str, person_id: str, about: str | None) -> Case:
    """Return the case of somebody; who an obstacle speaks of never hears of it."""
    found = await journeys.latest_of_each(session, [person_id])
    return _case((workspace_id, person_id), found.get(person_id), about)


async def of_each(
    session: AsyncSession, each: Iterable[Obstacle], catalogue: Catalogue
) -> Mapping[str, Case]:
    """Return the case of each obstacle, by its id."""
    found = await journeys.latest_of_each(session, {one.person_id for one in each})
    return {
        one.id: _case(
            (one.workspace_id, one.person_id),
            found.get(one.person_id),
            catalogue.get(one.type).about,
        )
        for one in each
    }


def _case(whose: tuple[str, str], journey: Journey | None, about: str | None) -> Case:
    workspace_id, person_id = whose
    if journey is None:
        return Case(workspace_id, person_id)
    spoken_of = {MANAGER: journey.line_manager_id, BUDDY: None}.get(about or "")
    excluded = frozenset({spoken_of}) if spoken_of else frozenset()
    return Case(workspace_id, person_id, journey.line_manager_id, journey.site, excluded)
