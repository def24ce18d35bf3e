"""HR's console in a browser: what needs attention, a card, a leave, a search, the tabs."""

import pytest
from playwright.async_api import Page, expect

from bot.domain.roles import Role
from bot.shelf import Shelf
from store.database import Database
from tests.conftest import Scene, playing
from tests.slack.journeys import travels

pytestmark = pytest.mark.browser


@pytest.fixture
async def company(database: Database, shelf: Shelf):
    """Two newcomers without a buddy, and somebody of HR, with the real bot."""
    async with playing(database, shelf) as scene:
        for name, day in (("Camille Exemple", 12), ("Élodie Modèle", -3)):
            await travels(scene, scene.slack.add_member(name, locale="fr-FR"), day=day)
        sofia = scene.slack.add_member("Sofia Ressources", locale="fr-FR")
        await scene.grant(sofia, Role.HR)
        sofia.dm  # noqa: B018  # opens the conversation, as installing the app does
        yield scene


async def types(page: Page, text: str) -> None:
    await page.locator("#composer").fill(text)
    await page.keyboard.press("Enter")


async def test_hr_looks_at_what_comes_first_notes_a_leave_and_finds_somebody(
    page: Page, company: Scene
):
    sofia = company.slack.person("Sofia Ressources")
    await page.goto(f"{company.slack.url}/#as={sofia.id}&channel={sofia.dm.id}")

    await types(page, "/kamarade-rh")
    console = page.locator(".message").last
    await expect(console).to_contain_text("2 personnes n'ont pas de binôme")
    await expect(console).to_contain_text("J+12")
    await console.get_by_role("button", name="Absence").last.click()
    form = page.get_by_role("dialog", name="Absence")
    await expect(form).to_contain_text("Camille Exemple")
    await form.get_by_role("button", name="Enregistrer").click()
    await expect(page.locator(".message").last).to_contain_text("l'absence de")

    await types(page, "/kamarade-rh chercher elo")
    found = page.locator(".message").last
    await expect(found).to_contain_text("1 personne pour « elo »")
    await expect(found).to_contain_text("Élodie Modèle")

    await page.get_by_role("tab", name="Accueil").click()
    home = page.locator(".home")
    await expect(home).to_contain_text("Console des RH")
    await expect(home).to_contain_text("En absence")
    await home.get_by_role("button", name="Le livret").click()
    await expect(home).to_contain_text("Le livret par thème")
