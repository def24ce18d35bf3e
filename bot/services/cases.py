"""For whom a role is looked up, and whom it must not be."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.obstacles import BUDDY, MANAGER, Catalogue
from bot.services.contacts import Case
from store import journeys, pairings
from store.journeys import Led
from store.obstacle_clock import Clocked


async def of(session: AsyncSession, workspace_id: str, person_id: str, about: str | None) -> Case:
    """Return the case of somebody; who an obstacle speaks of never hears of it."""
    known = await _known(session, [person_id], {about})
    return known.case((workspace_id, person_id), about)


async def of_each(
    session: AsyncSession, each: Iterable[Clocked], catalogue: Catalogue
) -> Mapping[str, Case]:
    """Return the case of each obstacle, by its id."""
    about = {one.id: catalogue.get(one.type).about for one in each}
    known = await _known(session, {one.person_id for one in each}, set(about.values()))
    return {one.id: known.case((one.workspace_id, one.person_id), about[one.id]) for one in each}


@dataclass(frozen=True, slots=True)
class _Known:
    """The last journey of people, and who was asked to accompany them."""

    led: Mapping[str, Led]
    buddies: Mapping[str, frozenset[str]]

    def case(self, whose: tuple[str, str], about: str | None) -> Case:
        led = self.led.get(whose[1])
        if led is None:
            return Case(*whose)
        spoken_of: frozenset[str] = frozenset()
        if about == MANAGER and led.line_manager_id is not None:
            spoken_of = frozenset({led.line_manager_id})
        if about == BUDDY:
            spoken_of = self.buddies.get(led.journey_id, frozenset())
        return Case(*whose, led.line_manager_id, led.site, spoken_of)


async def _known(
    session: AsyncSession, person_ids: Collection[str], about: Collection[str | None]
) -> _Known:
    led = await journeys.latest_of_each(session, person_ids)
    ids = [one.journey_id for one in led.values()] if BUDDY in about else []
    return _Known(led, await pairings.asked(session, ids) if ids else {})
