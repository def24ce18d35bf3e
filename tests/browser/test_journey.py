"""The main job, clicked through: ask with a typo, rate, ask the unknown, send to HR, read back."""

import pytest
from playwright.async_api import Page, expect

from bot.domain.roles import Role
from bot.shelf import Shelf
from store.database import Database
from tests.conftest import Scene, playing

pytestmark = pytest.mark.browser

UNKNOWN = "où sont rangés les costumes du carnaval de Dunkerque ?"


@pytest.fixture
async def company(database: Database, shelf: Shelf):
    """A newcomer and somebody of HR, with the real bot."""
    async with playing(database, shelf) as scene:
        camille = scene.slack.add_member("Camille Exemple", locale="fr-FR")
        sofia = scene.slack.add_member("Sofia Ressources", locale="fr-FR")
        await scene.grant(sofia, Role.HR)
        camille.dm  # noqa: B018  # opens the conversation, as installing the app does
        yield scene


async def ask(page: Page, text: str) -> None:
    await page.locator("#composer").fill(text)
    await page.keyboard.press("Enter")


async def act_as(page: Page, name: str) -> None:
    await page.get_by_role("button", name="Agir en tant que").click()
    await page.locator(".person", has_text=name).click()
    await page.get_by_role("region", name="Applications").locator(".place").click()


async def test_a_newcomer_asks_rates_hands_over_and_reads_the_answer(page: Page, company: Scene):
    camille = company.slack.person("Camille Exemple")
    await page.goto(f"{company.slack.url}/#as={camille.id}&channel={camille.dm.id}")

    await ask(page, "sa fait 2 semaines que jattend SAP")
    answer = page.locator(".message", has_text="Accès ERP en retard").last
    await expect(answer).to_contain_text("le support informatique")
    await answer.get_by_role("button", name="Pas utile").click()
    await expect(page.locator(".message").last).to_contain_text("sans ton nom")

    await ask(page, UNKNOWN)
    unknown = page.locator(".message", has_text="Je ne trouve pas la réponse").last
    await unknown.get_by_role("button", name="Demander à quelqu'un").click()
    form = page.get_by_role("dialog", name="Poser ma question")
    await expect(form.get_by_label("Ta question")).to_have_value(UNKNOWN)
    await form.get_by_role("button", name="Envoyer").click()
    await expect(page.locator(".message").last).to_contain_text("ta question est chez les RH")

    await act_as(page, "Sofia Ressources")
    await page.get_by_role("button", name="Répondre", exact=True).last.click()
    form = page.get_by_role("dialog", name="Répondre")
    await form.get_by_label("Ta réponse").fill("Au grenier, clé chez l'accueil.")
    await form.get_by_role("button", name="Envoyer").click()
    await expect(page.locator(".message").last).to_contain_text("a répondu")

    await act_as(page, "Camille Exemple")
    last = page.locator(".message").last
    await expect(last).to_contain_text("Sofia Ressources (RH) répond à ta question")
    await expect(last).to_contain_text("Au grenier, clé chez l'accueil.")
