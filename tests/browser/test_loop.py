"""The whole loop, clicked through: unknown, asked, answered, proposed, approved, then answered."""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.domain.roles import Role
from bot.editions import Learnt
from bot.errands.taking_up import take_up
from bot.shelf import Shelf
from store.database import Database
from tests.browser.test_journey import act_as, ask
from tests.conftest import Scene, playing
from tests.slack.journeys import accompanied, travels
from tests.slack.pairs import at

pytestmark = pytest.mark.browser

SHOTS = os.environ.get("KAMARADE_TEST_SHOTS")  # a folder, to look at each message
UNKNOWN = "où sont rangés les costumes du carnaval de Dunkerque ?"
FOUND = "Dans le placard du troisième étage, clé à l'accueil."


@pytest.fixture
async def company(database: Database, content: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    """A newcomer with a buddy, a keeper of entries, HR; a booklet without gates learns fast."""
    folder, revised = tmp_path / "content", tmp_path / "revisions"
    folder.mkdir()
    revised.mkdir()
    for path in content.iterdir():
        if path.name != "gates.yaml":
            (folder / path.name).symlink_to(path)
    shelf = await asyncio.to_thread(
        Shelf.open, [folder], None, learnt=Learnt(revised), hurried=True
    )
    async with playing(database, shelf) as scene:
        await at(scene, 2026, 12, 1, 10)
        camille = scene.slack.add_member("Camille Exemple", locale="fr-FR", tz="Europe/Paris")
        sofia = scene.slack.add_member("Sofia Ressources", locale="fr-FR")
        ines = scene.slack.add_member("Inès Binôme", locale="fr-FR", tz="Europe/Paris")
        await scene.grant(sofia, Role.HR)
        camille.dm, sofia.dm, ines.dm  # noqa: B018  # opens the conversations
        await accompanied(scene, await travels(scene, camille, day=20), camille, ines)
        yield scene


async def shot(page: Page, name: str) -> None:
    if SHOTS:
        await page.wait_for_timeout(400)
        await page.screenshot(path=Path(SHOTS) / f"{name}.png")


async def put(page: Page, question: str, whom: str) -> None:
    """Ask what the booklet does not know, and hand it to somebody."""
    await ask(page, question)
    await page.get_by_role("button", name="Demander à quelqu'un").last.click()
    form = page.get_by_role("dialog", name="Poser ma question")
    await expect(form.get_by_label("Ta question")).to_have_value(question)
    await shot(page, f"form-{whom}")
    await form.get_by_role("radio", name=re.compile(f"^{whom}")).check()
    await form.get_by_role("button", name="Envoyer").click()
    await expect(form).to_have_count(0)


async def replies(page: Page, words: str) -> None:
    await page.get_by_role("button", name="Répondre", exact=True).last.click()
    form = page.get_by_role("dialog", name="Répondre")
    await form.get_by_label("Ta réponse").fill(words)
    await form.get_by_role("button", name="Envoyer").click()
    await expect(page.locator(".message").last).to_contain_text("a répondu")


async def test_what_nobody_had_written_is_answered_by_the_booklet_in_the_end(
    page: Page, company: Scene
):
    camille = company.slack.person("Camille Exemple")
    await page.goto(f"{company.slack.url}/#as={camille.id}&channel={camille.dm.id}")
    await put(page, UNKNOWN, "Les RH")
    last = page.locator(".message").last
    await expect(last).to_contain_text("ta question est chez les RH")

    await act_as(page, "Sofia Ressources")
    await shot(page, "hr-question")
    await replies(page, FOUND)
    await page.get_by_role("button", name="Mettre au livret").last.click()
    form = page.get_by_role("dialog", name="Mettre au livret")
    await form.get_by_label("Titre de la nouvelle fiche").fill("Costumes du carnaval")
    await shot(page, "hr-propose")
    await form.get_by_role("button", name="Proposer").click()
    await expect(page.locator(".message").last).to_contain_text("aucune fiche ne répond")
    await shot(page, "proposal")
    await page.get_by_role("button", name="Mettre au livret").last.click()
    await expect(page.locator(".message", has_text="Au livret, avec").last).to_be_visible()
    await shot(page, "approved")
    await take_up(company.bot.kamarade)

    await act_as(page, "Camille Exemple")
    await expect(page.locator(".message").last).to_contain_text("(RH) répond à ta question")
    await shot(page, "answered")
    await ask(page, UNKNOWN)
    await expect(page.locator(".message").last).to_contain_text("Costumes du carnaval")
    await expect(page.locator(".message").last).to_contain_text(FOUND)
    await shot(page, "booklet-answers")


async def test_what_a_buddy_is_asked_stays_between_the_two(page: Page, company: Scene):
    camille = company.slack.person("Camille Exemple")
    await page.goto(f"{company.slack.url}/#as={camille.id}&channel={camille.dm.id}")
    await put(page, UNKNOWN, "Mon binôme")
    await expect(page.locator(".message").last).to_contain_text("et pour personne d'autre")
    await shot(page, "buddy-received")

    await act_as(page, "Inès Binôme")
    await expect(page.locator(".message").last).to_contain_text("à toi seul·e")
    await shot(page, "buddy-question")
    await replies(page, FOUND)
    await expect(page.get_by_role("button", name="Mettre au livret")).to_have_count(0)

    await act_as(page, "Camille Exemple")
    await expect(page.locator(".message").last).to_contain_text(FOUND)
    await act_as(page, "Sofia Ressources")
    await expect(page.locator(".message", has_text="carnaval")).to_have_count(0)
