"""Modals on the page: a dimmed page, a stack, errors under the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from tests.browser.block_kit import actions, button, field, modal, option

if TYPE_CHECKING:
    from playwright.async_api import Page

    from tests.browser.conftest import Scene

pytestmark = pytest.mark.browser

Body = dict[str, Any]


async def opened(page: Page, scene: Scene, view: Body) -> None:
    """Open a modal from a command, as Nina."""

    async def open_it(body: Body) -> None:
        await scene.app.client.views_open(trigger_id=body["trigger_id"], view=view)

    scene.app.on("/kamarade", open_it)
    await page.goto(scene.address("nina"))
    await page.locator("#composer").fill("/kamarade ouvre")
    await page.keyboard.press("Enter")
    await page.locator("dialog").wait_for()


async def test_a_modal_shows_field_errors_and_closes_when_accepted(page, scene):
    view = modal(
        "ask",
        "Demander aux RH",
        field(
            "topic",
            "Sujet",
            {"type": "static_select", "options": [option("Congés", "leave")]},
        ),
        field("words", "Ta question", {"type": "plain_text_input", "multiline": True}),
        field("mail", "E-mail", {"type": "email_text_input"}, optional=True),
    )

    async def open_it(body: Body) -> None:
        await scene.app.client.views_open(trigger_id=body["trigger_id"], view=view)

    async def check(body: Body) -> Body | None:
        words = body["view"]["state"]["values"]["words"]["held"]["value"]
        errors = {"words": "Termine par un point d'interrogation."}
        return None if words.endswith("?") else {"response_action": "errors", "errors": errors}

    scene.app.on("open", open_it)
    scene.app.on("ask", check)
    await scene.app.client.chat_postMessage(
        channel=scene.dm, text="…", blocks=[actions(button("Demander", "open"))]
    )
    await page.goto(scene.address("nina"))
    await page.get_by_role("button", name="Demander").click()
    dialog = page.get_by_role("dialog", name="Demander aux RH")

    await dialog.get_by_role("button", name="Envoyer").click()
    await expect(dialog.get_by_role("alert")).to_have_count(2)
    await expect(dialog.locator(".select")).to_be_focused()

    await dialog.locator(".select").click()
    await page.get_by_role("option", name="Congés").click()
    await dialog.get_by_label("Ta question").fill("combien de jours")
    await dialog.get_by_label("E-mail").fill("nina")
    await dialog.get_by_role("button", name="Envoyer").click()
    await expect(dialog.get_by_role("alert")).to_have_text("Saisis une adresse e-mail valide.")

    await dialog.get_by_label("E-mail").fill("nina@solstice.example")
    await dialog.get_by_role("button", name="Envoyer").click()
    await expect(dialog.get_by_role("alert")).to_have_text("Termine par un point d'interrogation.")

    await dialog.get_by_label("Ta question").fill("combien de jours ?")
    await dialog.get_by_role("button", name="Envoyer").click()
    await expect(dialog).to_have_count(0)
    await expect(page.get_by_role("button", name="Demander")).to_be_focused()


async def test_pushed_modals_stack_and_keep_what_was_typed(page, scene):
    below = modal(
        "below",
        "Dessous",
        field("a", "Nom", {"type": "plain_text_input"}),
        actions(button("Plus", "push")),
    )
    above = modal("above", "Dessus", field("b", "Ville", {"type": "plain_text_input"}))

    async def open_it(body: Body) -> Body:
        await scene.app.client.views_open(trigger_id=body["trigger_id"], view=below)
        return {}

    async def push(body: Body) -> None:
        await scene.app.client.views_push(trigger_id=body["trigger_id"], view=above)

    scene.app.on("/kamarade", open_it)
    scene.app.on("push", push)
    await page.goto(scene.address("nina"))
    await page.locator("#composer").fill("/kamarade x")
    await page.keyboard.press("Enter")
    await page.get_by_label("Nom").fill("Nina")
    await page.get_by_role("button", name="Plus").click()
    await expect(page.locator("dialog")).to_have_count(2)

    await page.keyboard.press("Escape")

    await expect(page.locator("dialog")).to_have_count(1)
    await expect(page.get_by_label("Nom")).to_have_value("Nina")


async def test_every_input_is_sent_in_the_shape_of_slack(page, scene):
    themes = [option("Accès", "access"), option("Congés", "leave"), option("Paie", "pay")]
    view = modal(
        "all",
        "Tout",
        field("many", "Thèmes", {"type": "multi_static_select", "options": themes}),
        field("hour", "Heure", {"type": "timepicker"}),
        field("days", "Jours", {"type": "number_input", "is_decimal_allowed": False}),
        field("who", "Qui peut lire", {"type": "radio_buttons", "options": themes}),
        field("where", "Canal", {"type": "conversations_select"}),
        field("city", "Ville", {"type": "external_select", "min_query_length": 1}),
    )

    async def suggest(body: Body) -> Body:
        return {"options": [option(f"{body['value']}on", "lyon")]}

    await opened(page, scene, view)
    scene.app.on("held", suggest)
    dialog = page.get_by_role("dialog", name="Tout")

    await dialog.locator("[data-block-id=many] .select").click()
    await page.get_by_role("option", name="Accès").click()
    await page.get_by_role("option", name="Paie").click()
    await page.keyboard.press("Escape")
    await expect(dialog.locator(".chip")).to_have_text(["Accès", "Paie"])
    await dialog.locator("[data-block-id=hour] .select").click()
    await page.keyboard.type("14:30")
    await page.keyboard.press("Enter")
    await dialog.get_by_label("Jours").fill("3")
    await dialog.get_by_label("Congés").check()
    await dialog.locator("[data-block-id=where] .select").click()
    await page.get_by_role("option", name="#general").click()
    await dialog.locator("[data-block-id=city] .select").click()
    await page.keyboard.type("ly")
    await page.get_by_role("option", name="lyon").click()
    await dialog.get_by_role("button", name="Envoyer").click()
    await expect(dialog).to_have_count(0)

    values = scene.app.received("all")[0]["view"]["state"]["values"]
    held = {block: value["held"] for block, value in values.items()}
    assert [one["value"] for one in held["many"]["selected_options"]] == ["access", "pay"]
    assert held["hour"]["selected_time"] == "14:30"
    assert held["days"]["value"] == "3"
    assert held["who"]["selected_option"]["value"] == "leave"
    assert held["where"]["selected_conversation"] == scene.channel
    assert held["city"]["selected_option"]["value"] == "lyon"


async def test_escape_closes_the_list_before_the_modal(page, scene):
    topics = [option("Congés", "leave")]
    view = modal("one", "Un", field("a", "Sujet", {"type": "static_select", "options": topics}))
    await opened(page, scene, view)
    await page.locator("dialog .select").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("option")).to_have_count(0)
    await expect(page.locator("dialog .select")).to_be_focused()

    await page.keyboard.press("Escape")

    await expect(page.locator("dialog")).to_have_count(0)


async def test_an_updated_modal_keeps_what_was_typed_and_the_focus(page, scene):
    name = field("a", "Nom", {"type": "plain_text_input"})
    await opened(page, scene, modal("one", "Un", name))
    await page.get_by_label("Nom").fill("Nina")
    view_id = scene.workspace.platform.modals.top(scene.people["nina"])["id"]

    more = field("b", "Ville", {"type": "plain_text_input"})
    await scene.app.client.views_update(view_id=view_id, view=modal("one", "Deux", name, more))

    await expect(page.get_by_role("dialog", name="Deux")).to_be_visible()
    await expect(page.get_by_label("Nom")).to_have_value("Nina")
    await expect(page.get_by_label("Nom")).to_be_focused()
