"""HR's console: what to look at first, and the pages of cards."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.errors import NoSuchJourney
from bot.domain.names import finder
from bot.services import cards
from bot.services.cards import Card
from store import concerns, console, ledger, questions
from store.concerns import View
from store.database import Database

__all__ = ["CONCERNS", "Look", "Overview", "Page", "View"]

Condition = Callable[[View], ColumnElement[bool]]

# What may need HR, the gravest first: the name of its words, and whom it is about.
CONCERNS: Mapping[str, Condition] = {
    "stuck": concerns.stuck,
    "unpaired": concerns.unpaired,
    "unanswered": concerns.unanswered,
    "not_ready": concerns.not_ready,
    "no_account": concerns.no_account,
    "late": concerns.late,
}


BATCH = 200


@dataclass(frozen=True, slots=True)
class Look:
    """What HR looks at: everybody, or whom a concern is about, or who answers to a name."""

    concern: str = ""
    name: str = ""
    page: int = 0

    def on(self, page: int) -> "Look":
        """Return another page of the same list."""
        return replace(self, page=max(0, page))


@dataclass(frozen=True, slots=True)
class Overview:
    """How many people are on their way, and how many each concern is about."""

    people: int
    concerns: Mapping[str, int]
    questions: int
    parked: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the cards that a look finds, and how many it finds in all."""

    look: Look
    cards: Sequence[Card]
    total: int
    size: int

    @property
    def last(self) -> int:
        """Return the number of the last page, the first being 0."""
        return max(0, (self.total - 1) // self.size)


async def overview(
    database: Database, workspace_id: str, view: View, found: Mapping[str, int]
) -> Overview:
    """Return what needs HR, in numbers; `found` holds those that a page has counted already."""
    conditions = {name: of(view) for name, of in CONCERNS.items() if name not in found}
    async with database.reading() as session:
        people, *each = await console.counts(session, workspace_id, [*conditions.values()])
        counted = {**dict(zip(conditions, each, strict=True)), **found}
        return Overview(
            people,
            {name: counted[name] for name in CONCERNS},
            await questions.count_open(session, workspace_id),
            await ledger.parked(session),
        )


async def page(database: Database, workspace_id: str, view: View, look: Look, *, size: int) -> Page:
    """Return the cards of a page; the last one where the list has become shorter since."""
    async with database.reading() as session:
        ids = await _narrowed(session, workspace_id, view, look)
        total = (
            len(ids) if ids is not None else (await console.counts(session, workspace_id, []))[0]
        )
        look = look.on(min(look.page, max(0, (total - 1) // size)))
        skip = look.page * size
        found = (
            await console.page(session, workspace_id, skip=skip, limit=size)
            if ids is None
            else await console.of(session, workspace_id, ids[skip : skip + size])
        )
        return Page(look, await cards.cards(session, view, found), total, size)


async def _narrowed(
    session: AsyncSession, workspace_id: str, view: View, look: Look
) -> Sequence[str] | None:
    """Return the journeys that a look is about, in order; None for all of them."""
    if look.name:
        finds = finder(look.name)
        everybody = await console.names(session, workspace_id)
        return [id_ for id_, name in everybody if finds(name)]
    if look.concern in CONCERNS:
        return await console.matching(session, workspace_id, CONCERNS[look.concern](view))
    return None


async def card(database: Database, workspace_id: str, view: View, journey_id: str) -> Card:
    """Return one card.

    Raises:
        NoSuchJourney: it is over, or was erased.
    """
    async with database.reading() as session:
        of_one = await console.of(session, workspace_id, [journey_id])
        found = await cards.cards(session, view, of_one)
    if not found:
        raise NoSuchJourney
    return found[0]


async def everybody(database: Database, workspace_id: str, view: View) -> AsyncIterator[Card]:
    """Yield every card; a few at a time, so that nobody else waits."""
    skip = 0
    while True:
        async with database.reading() as session:
            found = await console.page(session, workspace_id, skip=skip, limit=BATCH)
            page_of = await cards.cards(session, view, found)
        for one in page_of:
            yield one
        if len(found) < BATCH:
            return
        skip += BATCH
        await asyncio.sleep(0)
