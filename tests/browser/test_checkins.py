"""A newcomer's half year, clicked through: the energy falls, the offer is read, HR gets a text."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot.domain.roles import Role
from bot.shelf import Shelf
from store.database import Database
from tests.browser.test_journey import act_as, ask
from tests.checkins.newcomers import at, comes, enrol, turn_on
from tests.conftest import Scene, playing
from tests.slack.journeys import accompanied

pytestmark = pytest.mark.browser

SHOTS = os.environ.get("KAMARADE_TEST_SHOTS")  # a folder, to look at each message
WORDS = "Bonjour, est-ce qu'on peut se voir jeudi ?"


@pytest.fixture
async def company(database: Database, shelf: Shelf):
    """A newcomer with a manager and a buddy, and somebody of HR; check-ins are on."""
    async with playing(database, shelf) as scene:
        camille = scene.slack.add_member("Camille Exemple", locale="fr-FR", tz="Europe/Paris")
        sofia = scene.slack.add_member("Sofia Ressources", locale="fr-FR")
        helene = scene.slack.add_member("Hélène Manager", locale="fr-FR")
        basile = scene.slack.add_member("Basile Binôme", locale="fr-FR")
        await scene.grant(sofia, Role.HR)
        camille.dm, sofia.dm, helene.dm, basile.dm  # noqa: B018  # opens the conversations
        await at(scene, datetime(2027, 1, 20, 10, tzinfo=UTC))
        await turn_on(scene)
        journey = await enrol(scene, camille, manager=helene)
        await accompanied(scene, journey, camille, basile)
        yield scene


async def shot(page: Page, name: str) -> None:
    if SHOTS:
        await page.wait_for_timeout(400)
        await page.screenshot(path=Path(SHOTS) / f"{name}.png")


async def checkin(page: Page, scene: Scene, day: int, name: str) -> Locator:
    """Wait until a check-in is there, and return it."""
    await comes(scene, day)
    shown = page.locator(".message", has_text=f"point d'étape · {name}").last
    await expect(shown).to_be_visible()
    return shown


async def answer(shown: Locator, row: str) -> None:
    """Press a face for each of the three items, then pass what is left."""
    for question, score in zip(("energy", "means", "support"), row, strict=True):
        button = shown.locator(f'[data-focus-key$="checkins.answer.{question}.{score}"]')
        await button.click()
        await expect(button).to_have_class("button primary")
    for skip in await shown.get_by_role("button", name="Passer").all():
        if "primary" not in (await skip.get_attribute("class") or ""):
            key = await skip.get_attribute("data-focus-key") or ""
            if not any(item in key for item in ("energy", "means", "support")):
                await skip.click()
    await expect(shown).to_contain_text("Merci")


async def test_a_newcomer_whose_energy_falls_chooses_hr_who_read_their_words_alone(
    page: Page, company: Scene
):
    camille = company.slack.person("Camille Exemple")
    await page.goto(f"{company.slack.url}/#as={camille.id}&channel={camille.dm.id}")

    before = await checkin(page, company, -7, "J-7")
    await expect(before).to_contain_text("ton manager et ton binôme, rien du tout")
    await shot(page, "1-before")
    await before.get_by_role("button", name="Oui").click()

    for day, name, row in ((5, "J+5", "455"), (14, "J+14", "444"), (30, "J+30", "445")):
        await answer(await checkin(page, company, day, name), row)
    await shot(page, "2-first-month")
    for day, name, row in ((45, "J+45", "223"), (60, "J+60", "223")):
        await answer(await checkin(page, company, day, name), row)

    offer = page.locator(".message", has_text="plus bas que ceux de ton premier mois").last
    await expect(offer).to_be_visible()
    await offer.scroll_into_view_if_needed()
    await shot(page, "3-offer")
    await offer.get_by_role("button", name="Les RH").click()
    form = page.get_by_role("dialog", name="Parler à quelqu'un")
    await form.get_by_label("Le texte qui partira").fill(WORDS)
    await shot(page, "4-exact-text")
    await form.get_by_role("button", name="Envoyer").click()
    await expect(page.get_by_role("dialog")).to_contain_text("C'est parti")
    await shot(page, "5-sent")
    await page.get_by_role("button", name="Fermer").last.click()
    await checkin(page, company, 120, "J+120")
    await page.get_by_role("tab", name="Accueil").click()
    home = page.locator(".home")
    await expect(home).to_contain_text("J+60 : 33")
    await expect(home.get_by_role("button", name="J'aimerais parler")).to_be_visible()
    await home.get_by_text("Et toi, comment ça va ?").scroll_into_view_if_needed()
    await shot(page, "6-own-home")
    await page.get_by_role("tab", name="Messages").click()

    await act_as(page, "Sofia Ressources")
    read = page.locator(".message", has_text=WORDS).last
    await expect(read).to_contain_text("Camille Exemple t'écrit")
    await shot(page, "7-hr")
    await reads_nothing_of_it(page, "7-hr-home")
    await ask(page, "/kamarade-rh climat")
    figures = page.locator(".message", has_text="Le climat chez les nouveaux KAM").last
    await expect(figures).to_contain_text("au moins cinq personnes")
    await shot(page, "7-hr-figures")

    for name, number in (("Hélène Manager", "8-manager"), ("Basile Binôme", "9-buddy")):
        await act_as(page, name)
        await expect(page.locator(".message").first).to_be_visible()
        await expect(page.locator("main")).not_to_contain_text(WORDS)
        await shot(page, number)
        await reads_nothing_of_it(page, f"{number}-home")


async def reads_nothing_of_it(page: Page, name: str) -> None:
    """Look for the newcomer's answers where somebody else reads, the Home tab too."""
    for tab, there in (("Messages", "Bonjour, moi c'est Kamarade"), ("Accueil", "Camille Exemple")):
        await page.get_by_role("tab", name=tab).click()
        shown = page.locator("main")
        await expect(shown).to_contain_text(there)
        for word in ("énergie", "point d'étape", "courbe", "sur 5", "premier mois"):
            await expect(shown).not_to_contain_text(word)
    await shot(page, name)
    await page.get_by_role("tab", name="Messages").click()
