"""An obstacle, clicked through by everybody it concerns, from the self-test to HR's ledger."""

import os
from datetime import date
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot.domain.roles import Role
from bot.recognising import met
from bot.shelf import Shelf
from store.database import Database
from tests.browser.test_journey import act_as, ask
from tests.checkins.newcomers import enrol
from tests.conftest import Scene, playing
from tests.slack.pairs import at

pytestmark = pytest.mark.browser

SHOTS = os.environ.get("KAMARADE_TEST_SHOTS")  # a folder, to look at each message
TOLD = "est bloqué·e : Accès ERP absent"
PEOPLE = (
    "Camille Exemple",
    "Hélène Manager",
    "Karim Support",
    "Nadia Support",
    "Sofia Ressources",
)
NOBODY_HEARS = ((3, 27), (3, 28), (3, 29))  # a weekend, then Easter Monday


@pytest.fixture
async def company(database: Database, shelf: Shelf):
    """A newcomer on the eve of their second day, IT and its lead, a manager, and HR."""
    async with playing(database, shelf) as scene:
        for name in PEOPLE:
            email = f"{name.split()[0].lower()}@solstice.example"
            person = scene.slack.add_member(name, locale="fr-FR", tz="Europe/Paris", email=email)
            await met(scene.bot.kamarade, scene.bot.app.client, person.id)
            person.dm  # noqa: B018  # opens the conversation
        await scene.grant(scene.slack.person("Sofia Ressources"), Role.HR)
        nina, helene = (scene.slack.person(name) for name in PEOPLE[:2])
        await at(scene, 2027, 3, 22, 12)
        await enrol(scene, nina, manager=helene, starts=date(2027, 3, 22))
        yield scene


async def shot(page: Page, name: str) -> None:
    if SHOTS:
        await page.wait_for_timeout(400)
        await page.screenshot(path=Path(SHOTS) / f"{name}.png")


def message(page: Page, words: str) -> Locator:
    return page.locator(".message", has_text=words).last


async def days(scene: Scene, *wanted: tuple[int, int]) -> None:
    for month, day in wanted:
        await at(scene, 2027, month, day, 10)


async def is_told(page: Page, name: str) -> None:
    await act_as(page, name)
    await expect(message(page, TOLD)).to_be_visible()


async def is_not_told(page: Page, name: str) -> None:
    await act_as(page, name)
    await expect(page.locator("main")).not_to_contain_text(TOLD)


async def declare(page: Page) -> None:
    """Say in the self-test that the ERP does not work."""
    await page.locator('[data-focus-key$=".erp.said/accesses.fails"]').click()
    form = page.get_by_role("dialog", name="Je suis bloqué")
    await expect(form).to_contain_text("le support informatique, qui l'apprend tout de suite")
    await form.get_by_label("Ce que ça t'empêche de faire").fill("Chiffrer l'offre de jeudi")
    await shot(page, "1-form")
    await form.get_by_role("button", name="C'est parti").click()
    await expect(message(page, "C'est suivi")).to_contain_text("je préviens la responsable")
    await shot(page, "2-followed")


async def take_and_promise(page: Page) -> None:
    """Take it, as IT, and promise Friday."""
    await is_told(page, "Karim Support")
    await message(page, TOLD).get_by_role("button", name="Je m'en occupe").click()
    await message(page, TOLD).get_by_role("button", name="Donner une date").click()
    form = page.get_by_role("dialog", name="Donner une date")
    await form.get_by_label("Ce sera levé le").click()
    await page.locator('[data-day="2027-03-26"]').click()
    await form.get_by_role("button", name="Envoyer").click()
    await expect(message(page, TOLD)).to_contain_text("a promis le vendredi 26 mars")
    await shot(page, "3-owner")


async def solve(page: Page, words: str) -> Locator:
    """Say that it is solved, as IT under a message; return what the newcomer reads of it."""
    await act_as(page, "Karim Support")
    await shot(page, "4-solving")
    await message(page, words).get_by_role("button", name="C'est réglé").click()
    await act_as(page, "Camille Exemple")
    await shot(page, "5-try")
    return message(page, "Ton accès ERP est ouvert, essaie")


async def test_blocked_on_the_erp_until_it_works(page: Page, company: Scene):
    camille = company.slack.person("Camille Exemple")
    await page.goto(f"{company.slack.url}/#as={camille.id}&channel={camille.dm.id}")
    await days(company, (3, 23))
    await declare(page)
    await take_and_promise(page)

    await days(company, (3, 24), (3, 25), (3, 26))
    await act_as(page, "Camille Exemple")
    warning = message(page, "Toujours rien pour")
    await expect(warning).to_contain_text("le mardi 30 mars")
    await expect(warning.get_by_role("button", name="Attends")).to_be_visible()
    await shot(page, "6-warned")
    await days(company, *NOBODY_HEARS)
    await is_not_told(page, "Nadia Support")
    await days(company, (3, 30))
    await is_told(page, "Nadia Support")
    await shot(page, "7-lead")
    await days(company, (3, 31), (4, 1))
    await is_not_told(page, "Hélène Manager")
    await days(company, (4, 2))
    await is_told(page, "Hélène Manager")
    await shot(page, "8-manager")

    tried = await solve(page, TOLD)
    await tried.get_by_role("button", name="Non, toujours bloqué").click()
    tried = await solve(page, "bloque encore")
    await tried.get_by_role("button", name="Oui, ça marche").click()
    closed = message(page, "avait annoncé « Accès ERP absent » réglé")
    await expect(closed).to_contain_text("Merci de l'avoir dit")
    await expect(message(page, "Réglé, et c'est toi qui le dis")).to_be_visible()
    await shot(page, "9-confirmed")

    await act_as(page, "Sofia Ressources")
    await ask(page, "/kamarade-rh obstacles")
    ledger = message(page, "Ce que les obstacles coûtent")
    # From the 22nd to the 2nd of April, without the weekend and Easter Monday.
    await expect(ledger.get_by_role("row", name="Accès ERP absent")).to_contain_text("8")
    await shot(page, "10-ledger")
