"""What HR's console counts in SQL is what its cards show, on both databases."""

from dataclasses import fields
from datetime import date

from bot.domain.companions import PairingState
from bot.domain.people import Speaker
from bot.domain.tabs import Place, Tab
from bot.library import load
from bot.services import console, homes
from bot.services.cards import Card
from bot.services.console import Look, View
from store import people, schema
from store.concerns import REMINDED_UNTIL
from store.database import Database
from tests.conftest import CONTENT
from tests.figures.console import filled

VIEW = View(date(2027, 3, 15), load([CONTENT]).tasks)


def expected(card: Card) -> set[str]:
    """Return the concerns of a card, computed without SQL."""
    state = card.pairing.state if card.pairing else None
    opened = [task for task in card.tasks if task.id not in card.done]
    holds = {
        "stuck": bool(card.obstacles),
        "unpaired": state is None and -15 <= card.day <= 180,
        "unanswered": state is PairingState.PROPOSED,
        "not_ready": -7 <= card.day <= 0 and any(task.due < 0 for task in opened),
        "no_account": False,
        "late": any(task.due + REMINDED_UNTIL < card.day for task in opened),
    }
    return {name for name, is_so in holds.items() if is_so}


async def speaking(database: Database, person_id: str) -> Speaker:
    async with database.reading() as session:
        person = await people.get(session, person_id)
    return Speaker(*(getattr(person, field.name) for field in fields(Speaker)))


async def test_every_concern_is_about_exactly_those_whose_card_shows_it(any_database: Database):
    await schema.upgrade(any_database)
    team = await filled(any_database, 150, VIEW)
    cards = [card async for card in console.everybody(any_database, team, VIEW)]
    overview = await console.overview(any_database, team, VIEW, {})

    assert overview.people == len(cards) == 150
    for name, count in overview.concerns.items():
        those = {card.journey.id for card in cards if name in expected(card)}
        page = await console.page(any_database, team, VIEW, Look(concern=name), size=200)
        assert {card.journey.id for card in page.cards} == those, name
        assert count == page.total == len(those), name
    assert all(overview.concerns[name] for name in ("stuck", "unpaired", "unanswered", "late"))


async def test_pages_hold_everybody_once_and_a_search_finds_them(any_database: Database):
    await schema.upgrade(any_database)
    team = await filled(any_database, 50, VIEW)
    pages = [
        await console.page(any_database, team, VIEW, Look(page=number), size=20)
        for number in range(3)
    ]
    found = await console.page(any_database, team, VIEW, Look(name="elodie mod 24"), size=20)

    seen = [card.journey.id for page in pages for card in page.cards]
    assert len(seen) == len(set(seen)) == 50
    assert [card.newcomer.name for card in found.cards] == []
    found = await console.page(any_database, team, VIEW, Look(name="elodie 24"), size=20)
    assert [card.newcomer.name for card in found.cards] == ["Élodie Exemple 24"]


async def test_who_looks_at_a_tab_is_found_again(any_database: Database):
    await schema.upgrade(any_database)
    team = await filled(any_database, 20, VIEW)
    page = await console.page(any_database, team, VIEW, Look(), size=20)
    card = next(one for one in page.cards if one.buddy and one.line_manager)
    assert card.pairing is not None
    for person_id, tab in (
        (card.journey.person_id, Tab.NEWCOMER),
        (card.pairing.buddy_id, Tab.BUDDY),
        (card.journey.line_manager_id or "", Tab.MANAGER),
    ):
        speaker = await speaking(any_database, person_id)
        await homes.look(any_database, speaker, list(Tab), Place(tab))

    looking = await homes.looking(any_database, {card.journey.person_id})

    assert {place.tab for _, place in looking} == {Tab.NEWCOMER, Tab.BUDDY, Tab.MANAGER}
    assert await homes.looking(any_database, {"nobody"}) == []
