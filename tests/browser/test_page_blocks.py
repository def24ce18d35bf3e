"""Block Kit on the page, block by block, as Slack shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from tests.browser.block_kit import actions, button, mrkdwn, option, plain, section

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

    from tests.browser.conftest import Scene

pytestmark = pytest.mark.browser


async def shown(page: Page, scene: Scene, *blocks: dict[str, Any]) -> Locator:
    """Post blocks as the app, open the page as Nina, and return the message."""
    await scene.app.client.chat_postMessage(channel=scene.dm, text="…", blocks=blocks)
    await page.goto(scene.address("nina"))
    message = page.locator(".message").last
    await message.wait_for()
    return message


async def test_markdown_is_standard_markdown(page, scene):
    text = (
        "## Titre\n\nDu **gras**, de l'*italique*, ~~barré~~ et `du code`.\n\n"
        "1. un\n2. deux\n   - dedans\n\n> cité\n\n[lien](https://livret.solstice.example/a)\n\n"
        "| Repas | Plafond |\n|---|---:|\n| midi | 21,40 € |\n\n```\nx < y\n```"
    )
    message = await shown(page, scene, {"type": "markdown", "text": text})

    await expect(message.locator("h3")).to_have_text("Titre")
    await expect(message.locator("strong")).to_have_text("gras")
    await expect(message.locator("em")).to_have_text("italique")
    await expect(message.locator("s")).to_have_text("barré")
    await expect(message.locator("ol > li")).to_have_count(2)
    await expect(message.locator("ol ul li")).to_have_text("dedans")
    await expect(message.locator("blockquote")).to_have_text("cité")
    await expect(message.locator("td").last).to_have_text("21,40 €")
    await expect(message.locator("pre")).to_have_text("x < y")
    await expect(message.get_by_role("link", name="lien")).to_have_attribute(
        "href", "https://livret.solstice.example/a"
    )


async def test_mrkdwn_shows_mentions_links_dates_and_emoji(page, scene):
    bea, channel = scene.people["bea"], scene.channel
    text = (
        f"*Bonjour* <@{scene.people['nina']}>, vois <@{bea}> dans <#{channel}> :wave:\n"
        "<https://livret.solstice.example|le livret>\n&gt; cité &amp; signé\n"
        "• un point, rh@solstice.example.\n<!date^1795510800^{date_short}|un jour> _snake_case_"
    )
    message = await shown(page, scene, section(text))

    await expect(message.locator(".mention.to-me")).to_have_text("@Nina Roche")
    await expect(message.locator(".mention", has_text="@Béa Fontaine")).to_be_visible()
    await expect(message.locator(".mention", has_text="#general")).to_be_visible()
    await expect(message).to_contain_text("👋")
    await expect(message.get_by_role("link", name="le livret")).to_be_visible()
    await expect(message.locator("blockquote")).to_have_text("cité & signé")
    await expect(message.get_by_role("link", name="rh@solstice.example")).to_have_attribute(
        "href", "mailto:rh@solstice.example"
    )
    await expect(message.locator("time[title='un jour']")).to_have_text("24 nov. 2026")
    await expect(message.locator("em")).to_have_text("snake_case")


async def test_words_are_never_markup_and_links_never_scripts(page, scene):
    text = "<b>gras</b> [clic](javascript:alert(1)) <img src=x onerror=alert(1)>"
    message = await shown(page, scene, {"type": "markdown", "text": text})

    await expect(message).to_contain_text("<b>gras</b>")
    await expect(message.locator("b, img")).to_have_count(0)
    await expect(message.locator("a")).to_have_count(0)


async def test_section_fields_header_context_divider_and_table(page, scene):
    rows = [[{"type": "raw_text", "text": words} for words in row] for row in (["A", "B"], "12")]
    message = await shown(
        page,
        scene,
        {"type": "header", "text": plain("Ton parcours")},
        {"type": "section", "fields": [mrkdwn("*Binôme*\nBéa"), mrkdwn("*ERP*\nouvert")]},
        {"type": "divider"},
        {"type": "table", "rows": rows},
        {"type": "context", "elements": [mrkdwn("vérifié le *23 nov.*")]},
    )

    await expect(message.get_by_role("heading", name="Ton parcours")).to_be_visible()
    await expect(message.locator(".fields .rich")).to_have_count(2)
    await expect(message.locator("hr.divider")).to_be_visible()
    await expect(message.locator("th")).to_have_text(["A", "B"])
    await expect(message.locator("td")).to_have_text(["1", "2"])
    await expect(message.locator(".context")).to_have_text("vérifié le 23 nov.")


async def test_an_outside_picture_is_named_and_not_fetched(page, scene):
    picture = {"type": "image", "image_url": "https://images.example/a.png", "alt_text": "le plan"}
    message = await shown(page, scene, picture)

    await expect(message.locator(".image-missing")).to_contain_text("le plan")


async def test_rating_an_answer_tells_the_app_and_stays_marked(page, scene):
    thumbs = {
        "type": "feedback_buttons",
        "action_id": "rate",
        "positive_button": {"text": plain("Utile"), "value": "yes"},
        "negative_button": {"text": plain("Pas utile"), "value": "no"},
    }
    message = await shown(page, scene, {"type": "context_actions", "elements": [thumbs]})

    await message.get_by_role("button", name="Pas utile").click()

    thumb = message.get_by_role("button", name="Pas utile")
    await expect(thumb).to_have_attribute("aria-pressed", "true")
    assert scene.app.received("rate")[0]["actions"][0]["value"] == "no"


async def test_a_confirmation_is_asked_before_the_press_leaves(page, scene):
    confirm = {
        "title": plain("Ouvrir ?"),
        "text": plain("Le service sera prévenu."),
        "confirm": plain("Oui"),
        "deny": plain("Non"),
    }
    message = await shown(page, scene, actions(button("Bloqué", "blocked", confirm=confirm)))
    await message.get_by_role("button", name="Bloqué").click()
    await page.get_by_role("button", name="Non").click()
    assert scene.app.received("blocked") == []

    await message.get_by_role("button", name="Bloqué").click()
    await page.get_by_role("button", name="Oui").click()

    await expect(page.locator("dialog")).to_have_count(0)
    assert len(scene.app.received("blocked")) == 1


async def test_selects_and_pickers_send_what_was_chosen(page, scene):
    topics = [option("Accès", "access"), option("Congés", "leave")]
    message = await shown(
        page,
        scene,
        actions(
            {"type": "static_select", "action_id": "one", "options": topics},
            {"type": "users_select", "action_id": "who", "placeholder": plain("Qui ?")},
            {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-26"},
            {"type": "checkboxes", "action_id": "all", "options": topics},
            {"type": "overflow", "action_id": "more", "options": [option("Aide", "help")]},
        ),
    )

    await message.locator(".select").nth(0).click()
    await page.get_by_role("option", name="Congés").click()
    await message.locator(".select").nth(1).click()
    await page.keyboard.type("bea")
    await page.keyboard.press("Enter")
    await message.locator(".select").nth(2).click()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await message.get_by_label("Accès").check()
    await message.get_by_role("button", name="Autres actions").click()
    await page.get_by_role("menuitem", name="Aide").click()
    await expect(page.locator("[aria-busy]")).to_have_count(0)

    def held(name: str) -> Any:
        return scene.app.received(name)[0]["actions"][0]

    assert held("one")["selected_option"]["value"] == "leave"
    assert held("who")["selected_user"] == scene.people["bea"]
    assert held("day")["selected_date"] == "2026-11-27"
    assert [chosen["value"] for chosen in held("all")["selected_options"]] == ["access"]
    assert held("more")["selected_option"]["value"] == "help"


async def test_a_press_the_app_refuses_shows_a_warning(page, scene):
    message = await shown(page, scene, actions(button("Encore", "again")))
    scene.app.refuses.add("again")

    await message.get_by_role("button", name="Encore").click()

    await expect(message.get_by_role("alert")).to_be_visible()
