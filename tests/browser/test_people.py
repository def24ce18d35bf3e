"""The story of three newcomers and their buddies, as HR and they live it in a browser."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, Page, expect

from bot.domain.roles import Role
from bot.shelf import Shelf
from store.database import Database
from tests.conftest import Scene, playing
from tests.slack.pairs import at, be_buddy

pytestmark = pytest.mark.browser

LIST = """e-mail;arrivée;nom;segment
tom@solstice.example;01/03/2027;Tom;chimie
lea@solstice.example;01/03/2027;Léa;rail
"""
# Who would be asked first for whom: the same segment.
BUDDIES = {"Inès": "énergie", "Marc": "chimie", "Paul": "rail", "Sara": "", "Hugo": "", "Zoé": ""}


@pytest.fixture
async def company(database: Database, shelf: Shelf) -> AsyncIterator[Scene]:
    """Three people about to begin, six volunteers, and Maya of HR; mid-February."""
    async with playing(database, shelf) as scene:
        await at(scene, 2027, 2, 11, 10)
        for name in ("Nina", "Tom", "Léa", *BUDDIES):
            plain = name.lower().replace("é", "e").replace("è", "e")
            person = scene.slack.add_member(name, locale="fr-FR", email=f"{plain}@solstice.example")
            person.dm  # noqa: B018  # opens the conversation, as installing the app does
            if name in BUDDIES:
                await be_buddy(scene, person, segment=BUDDIES[name])
        maya = scene.slack.add_member("Maya", locale="fr-FR")
        await scene.grant(maya, Role.HR)
        maya.dm  # noqa: B018
        yield scene


class Desk:
    """One browser in which several people sit down in turn."""

    def __init__(self, page: Page, scene: Scene) -> None:
        self.page, self.scene = page, scene

    async def sit(self, name: str) -> None:
        """Be somebody, in their conversation with Kamarade."""
        person = self.scene.slack.person(name)
        await self.page.goto("about:blank")
        await self.page.goto(f"{self.scene.slack.url}/#as={person.id}&channel={person.dm.id}")

    async def types(self, text: str) -> None:
        await self.page.locator("#composer").fill(text)
        await self.page.keyboard.press("Enter")

    def message(self, words: str) -> Locator:
        return self.page.locator(".message", has_text=words).last

    async def presses(self, words: str, button: str) -> None:
        """Press a button of the last message with these words."""
        await self.message(words).get_by_role("button", name=button, exact=True).click()

    async def picks(self, form: Locator, field: str, name: str) -> None:
        """Choose somebody in a select."""
        await form.locator(f"[data-block-id={field}] .select").click()
        await self.page.get_by_role("option", name=name).click()

    async def picks_day(self, form: Locator, field: str, day: str) -> None:
        """Choose a day of next month in a calendar."""
        await form.locator(f"[data-block-id={field}] .select").click()
        await self.page.get_by_role("button", name="Mois suivant").click()
        await self.page.locator(f"[data-day='{day}']").click()


async def enrol(desk: Desk) -> None:
    """Welcome one person by the form, two by a file."""
    page = desk.page
    await desk.sit("Maya")
    await desk.types("/kamarade-rh accueillir")
    form = page.get_by_role("dialog", name="Accueillir quelqu'un")
    await desk.picks(form, "who", "Nina")
    await desk.picks_day(form, "started_on", "2027-03-01")
    await form.locator("[data-block-id=segment] input").fill("énergie")
    await form.get_by_role("button", name="Accueillir").click()
    await expect(page.locator(".message").last).to_contain_text("est attendu·e le lundi 1er mars")

    await desk.types("/kamarade-rh liste")
    form = page.get_by_role("dialog", name="Accueillir une liste")
    await form.locator("input[type=file]").set_input_files(
        {"name": "arrivées.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    await expect(form).to_contain_text("arrivées.csv")
    await form.get_by_role("button", name="Vérifier").click()
    await desk.presses("Le fichier est bon", "Accueillir ces 2 personnes")
    await expect(page.locator(".message").last).to_contain_text("2 personnes sont inscrites")


async def answer(desk: Desk) -> None:
    """Inès says yes, Marc no, Paul nothing: two others are asked in their place."""
    await at(desk.scene, 2027, 2, 15, 9, 31)
    await desk.sit("Inès")
    await desk.presses("j'ai pensé à toi", "Oui, avec plaisir")
    await expect(desk.message("Tu accompagnes")).to_be_visible()
    await desk.sit("Marc")
    await desk.presses("j'ai pensé à toi", "Pas cette fois")
    await expect(desk.message("pas cette fois pour")).to_be_visible()
    for day in (17, 18):  # a reminder, then somebody else
        await at(desk.scene, 2027, 2, day, 11)
    await desk.sit("Paul")
    await expect(desk.message("Sans nouvelles de toi")).to_be_visible()


async def test_three_newcomers_from_hr_to_a_meeting_and_another_buddy(page: Page, company: Scene):
    desk = Desk(page, company)
    await enrol(desk)
    await answer(desk)

    asked = await company.column("pairing WHERE state = 'proposed'", "buddy_id")
    assert len(set(asked)) == 2  # in the place of Marc and of Paul

    # The first day: the agenda of lunch comes to both, and a meeting is logged.
    for day in (1, 2):
        await at(company, 2027, 3, day, 12, 31)
    await desk.sit("Nina")
    await desk.presses("On s'est vus", "On s'est vus")
    await expect(desk.message("vous vous êtes vus")).to_be_visible()
    assert await company.column("meeting", "state") == ["met"]

    # Inès leaves the company: Nina hears it, and somebody else is asked.
    await company.slack.person("Inès").changes(deleted=True)
    for day in (3, 4):
        await at(company, 2027, 3, day, 9, 31)
    assert "ended" in await company.column("pairing", "state")

    # HR sees who waits for an answer, and chooses somebody else for Nina.
    await desk.sit("Maya")
    await desk.types("/kamarade-rh chercher Nina")
    await desk.presses("1 personne pour « Nina »", "Changer de binôme")
    form = page.get_by_role("dialog", name="Choisir un binôme")
    await form.get_by_role("button", name="Demander").click()
    await expect(page.locator(".message").last).to_contain_text("je demande à")
    [nina] = await company.column("person WHERE name = 'Nina'", "id")
    of_nina = f"pairing WHERE state = 'proposed' AND newcomer_id = '{nina}'"
    [chosen] = await company.column(of_nina, "buddy_id")
    [name] = await company.column(f"person WHERE id = '{chosen}'", "name")
    await at(company, 2027, 3, 5, 9, 31)
    await desk.sit(name)
    await expect(desk.message("j'ai pensé à toi comme binôme")).to_be_visible()
