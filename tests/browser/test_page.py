"""The page itself: conversations, who acts, the clock, the Home tab, the traffic, its sizes."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.block_kit import actions, button, plain, section

pytestmark = pytest.mark.browser

Body = dict[str, Any]


async def test_unread_conversations_are_marked_until_opened(page, scene):
    await page.goto(scene.address("nina", scene.channel))
    await expect(page.locator("#composer")).to_be_visible()
    await scene.app.client.chat_postMessage(channel=scene.dm, text="un")
    await scene.app.client.chat_postMessage(channel=scene.dm, text="deux")
    place = page.locator(".place", has_text="Kamarade")
    await expect(place.locator(".badge")).to_have_text("2")

    await place.click()

    await expect(page.locator(".newline")).to_have_text("Nouveau")
    await expect(place.locator(".badge")).to_have_count(0)


async def test_an_edited_message_says_so_and_a_deleted_one_goes(page, scene):
    posted = await scene.app.client.chat_postMessage(channel=scene.dm, text="avant")
    await page.goto(scene.address("nina"))
    await expect(page.locator(".message")).to_contain_text("avant")

    await scene.app.client.chat_update(channel=scene.dm, ts=posted["ts"], text="après")
    await expect(page.locator(".message")).to_contain_text("après")
    await scene.app.client.chat_delete(channel=scene.dm, ts=posted["ts"])

    await expect(page.locator(".message")).to_have_count(0)


async def test_acting_as_somebody_else_changes_the_language_and_the_hour(page, scene):
    await scene.app.client.chat_postMessage(channel=scene.channel, text="bonjour")
    await page.goto(scene.address("nina", scene.channel))
    await expect(page.locator(".message time")).to_have_text("09:12")

    await page.get_by_role("button", name="Agir en tant que").click()
    await page.locator(".person", has_text="Liam Hart").click()

    await expect(page.get_by_role("button", name="Act as")).to_contain_text("Liam Hart")
    await expect(page.locator(".message time")).to_have_text("08:12")
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_joining_makes_a_member_and_tells_the_app(page, scene):
    await page.goto(scene.address("nina"))
    await page.get_by_role("button", name="Agir en tant que").click()
    await page.get_by_role("button", name="Rejoindre comme nouveau membre").click()
    dialog = page.get_by_role("dialog", name="Rejoindre comme nouveau membre")
    await dialog.get_by_role("button", name="Rejoindre").click()
    await expect(dialog.get_by_role("alert")).to_be_visible()

    await dialog.get_by_label("Prénom et nom").fill("Ada Morel")
    await page.keyboard.press("Enter")

    await expect(page.locator(".stage-row").first).to_contain_text("Ada Morel")
    assert scene.app.received("team_join")[0]["event"]["user"]["real_name"] == "Ada Morel"


async def test_the_clock_moves_forward(page, scene):
    await page.goto(scene.address("nina"))
    await expect(page.locator(".stage-row").nth(1)).to_contain_text("mar. 24 nov.")
    await page.get_by_role("button", name="Horloge de l'entreprise").click()
    await page.get_by_role("button", name="+1 semaine").click()

    await expect(page.locator(".stage-row").nth(1)).to_contain_text("mar. 1 déc.")


async def test_the_home_tab_asks_the_app_and_shows_its_view(page, scene):
    async def publish(body: Body) -> None:
        view = {"type": "home", "blocks": [section("Bienvenue *Nina*")]}
        await scene.app.client.views_publish(user_id=body["event"]["user"], view=view)

    scene.app.on("app_home_opened", publish)
    await page.goto(scene.address("nina"))
    await page.get_by_role("tab", name="Accueil").click()

    await expect(page.get_by_role("tabpanel")).to_have_text("Bienvenue Nina")
    await page.keyboard.press("ArrowLeft")
    await expect(page.get_by_role("tab", name="Messages")).to_be_focused()


async def test_the_traffic_panel_lists_calls_and_unfolds_them(page, scene):
    await page.goto(scene.address("nina"))
    await page.get_by_role("button", name="Trafic").click()
    await scene.app.client.chat_postMessage(channel=scene.dm, text="bonjour")
    entry = page.locator(".entry", has_text="chat.postMessage")
    await entry.get_by_role("button").click()

    await expect(entry.locator("pre")).to_contain_text('"bonjour"')
    assert scene.workspace.credentials.bot_token not in await page.content()


async def test_everything_is_reached_with_the_keyboard(page, scene):
    await scene.app.client.chat_postMessage(
        channel=scene.dm, text="…", blocks=[actions(button("Utile", "useful"))]
    )
    await page.goto(scene.address("nina"))
    await expect(page.locator("#composer")).to_be_focused()
    for _ in range(12):
        await page.keyboard.press("Shift+Tab")
        if await page.evaluate("document.activeElement.textContent") == "Utile":
            break
    await page.keyboard.press("Enter")

    await expect(page.locator("[aria-busy]")).to_have_count(0)
    assert len(scene.app.received("useful")) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
async def test_nothing_spills_over_the_side(page, scene, width, theme):
    table = "| Dépense | Paris | Province | Justificatif |\n|---|---|---|---|\n| a | b | c | d |"
    blocks = [
        {"type": "markdown", "text": table},
        section("x" * 300, accessory=button("Un bouton au texte assez long", "long")),
        actions(*[button(f"Bouton numéro {n}", f"b{n}") for n in range(6)]),
        {"type": "context", "elements": [plain("contexte " * 20)]},
    ]
    await scene.app.client.chat_postMessage(channel=scene.dm, text="…", blocks=blocks)
    await page.emulate_media(color_scheme=theme)
    await page.set_viewport_size({"width": width, "height": 740})
    await page.goto(scene.address("nina"))
    await expect(page.locator(".message")).to_be_visible()

    spill = await page.evaluate(
        "[document.documentElement, document.querySelector('.scroller')]"
        ".map((node) => node.scrollWidth - node.clientWidth)"
    )
    assert spill == [0, 0]
    await expect(page.locator("html")).to_have_attribute("data-theme", theme)


async def test_on_a_narrow_screen_the_conversations_are_a_drawer(page, scene):
    await page.set_viewport_size({"width": 360, "height": 740})
    await page.goto(scene.address("nina"))
    await expect(page.locator("#sidebar")).to_be_hidden()
    await page.get_by_role("button", name="Conversations").click()
    await page.locator(".place", has_text="general").click()

    await expect(page.get_by_role("heading", name="general", exact=True)).to_be_visible()
    await expect(page.locator("#sidebar")).to_be_hidden()


async def test_the_language_and_the_theme_can_be_chosen_and_stay(page, scene):
    await page.goto(scene.address("nina"))
    await page.get_by_role("button", name="Affichage").click()
    await page.get_by_role("radio", name="English").check()
    await page.get_by_role("radio", name="Dark").check()
    await page.reload()

    await expect(page.get_by_role("button", name="Act as")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_the_page_says_when_the_server_is_gone(page, scene, complaints):
    await page.goto(scene.address("nina"))
    await expect(page.locator("#composer")).to_be_visible()
    await scene.workspace.stop()

    await expect(page.get_by_text("La connexion au serveur est perdue.")).to_be_visible()
    await page.close()
    complaints.clear()
