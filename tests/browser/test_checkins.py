"""A newcomer's half year, clicked through: the energy falls, the offer is read, HR gets a text."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot.domain.roles import Role
from bot.shelf import Shelf
from store.database import Database
from tests.browser.test_journey import act_as
from tests.checkins.newcomers import at, comes, enrol, turn_on
from tests.conftest import Scene, playing

pytestmark = pytest.mark.browser

SHOTS = os.environ.get("KAMARADE_TEST_SHOTS")  # a folder, to look at each message
WORDS = "Bonjour, est-ce qu'on peut se voir jeudi ?"


@pytest.fixture
async def company(database: Database, shelf: Shelf):
    """A newcomer with a manager and a buddy, and somebody of HR, check-ins on."""
    async with playing(database, shelf) as scene:
        camille = scene.slack.add_member("Camille Exemple", locale="fr-FR", tz="Europe/Paris")
        sofia = scene.slack.add_member("Sofia Ressources", locale="fr-FR")
        helene = scene.slack.add_member("Hélène Manager", locale="fr-FR")
        await scene.grant(sofia, Role.HR)
        camille.dm, sofia.dm, helene.dm  # noqa: B018  # opens the conversations
        await at(scene, datetime(2027, 1, 20, 10, tzinfo=UTC))
        await turn_on(scene)
        await enrol(scene, camille, manager=helene)
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

    await act_as(page, "Sofia Ressources")
    read = page.locator(".message", has_text=WORDS).last
    await expect(read).to_contain_text("Camille Exemple t'écrit")
    await expect(page.locator("main")).not_to_contain_text("énergie")
    await shot(page, "6-hr")

    await act_as(page, "Hélène Manager")
    await expect(page.locator(".message").first).to_be_visible()
    await expect(page.locator("main")).not_to_contain_text(WORDS)
    await expect(page.locator("main")).not_to_contain_text("point d'étape")
    await shot(page, "7-manager")
