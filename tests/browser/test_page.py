"""The page itself: conversations, composer, threads, modals, who acts, the clock."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.block_kit import actions, button, field, modal, option, plain, section

pytestmark = pytest.mark.browser

Body = dict[str, Any]


async def test_a_typed_question_is_shown_escaped_and_answered(page, scene):
    async def answer(body: Body) -> None:
        if "bot_id" not in body["event"]:
            await scene.app.client.chat_postMessage(channel=scene.dm, text="*2 jours* ouvrés")

    scene.app.on("message", answer)
    await page.goto(scene.address("nina"))

    await page.locator("#composer").fill("mes codes <sap> & co ?")
    await page.keyboard.press("Enter")

    await expect(page.locator(".message")).to_have_count(2)
    await expect(page.locator(".message").first).to_contain_text("mes codes <sap> & co ?")
    await expect(page.locator(".message strong")).to_have_text("2 jours")
    await expect(page.locator(".message .tag")).to_have_text("APP")
    await expect(page.locator("#composer")).to_have_value("")
    assert scene.app.received("message")[0]["event"]["text"] == "mes codes &lt;sap&gt; &amp; co ?"


async def test_shift_enter_makes_a_new_line(page, scene):
    await page.goto(scene.address("nina"))
    await page.locator("#composer").press_sequentially("une")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("deux")

    await expect(page.locator("#composer")).to_have_value("une\ndeux")
    await expect(page.locator(".message")).to_have_count(0)


async def test_a_slash_completes_commands_and_shows_their_private_answer(page, scene):
    async def whisper(_body: Body) -> Body:
        return {"text": "en privé", "response_type": "ephemeral"}

    scene.app.on("/kamarade", whisper)
    await page.goto(scene.address("nina"))
    await page.locator("#composer").press_sequentially("/k")

    await expect(page.get_by_role("option")).to_have_count(2)
    await expect(page.get_by_role("option").first).to_contain_text("Pose une question en privé")
    await page.keyboard.press("Tab")
    await page.keyboard.type("aide")
    await page.keyboard.press("Enter")

    private = page.locator(".message.private")
    await expect(private).to_contain_text("Visible par toi uniquement")
    await expect(private).to_contain_text("en privé")
    assert scene.app.received("/kamarade")[0]["text"] == "aide"


async def test_an_unknown_command_is_refused_on_the_spot(page, scene):
    await page.goto(scene.address("nina"))
    await page.locator("#composer").fill("/rien")
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("alert")).to_contain_text("/rien")
    await expect(page.locator("#composer")).to_have_value("/rien")


async def test_an_at_sign_completes_people_and_sends_a_mention(page, scene):
    await page.goto(scene.address("nina", scene.channel))
    await page.locator("#composer").press_sequentially("Merci @be")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")

    await expect(page.locator(".message .mention")).to_have_text("@Béa Fontaine")
    [message] = scene.workspace.team.conversations[scene.channel].messages.values()
    assert message.body["text"] == f"Merci <@{scene.people['bea']}>"


async def test_a_reply_opens_the_thread_and_is_counted(page, scene):
    await scene.app.client.chat_postMessage(channel=scene.channel, text="Qui vient ?")
    await page.goto(scene.address("nina", scene.channel))
    await page.locator(".message").hover()
    await page.get_by_role("button", name="Répondre dans le fil").click()
    thread = page.get_by_role("complementary", name="Fil")
    await thread.get_by_role("combobox").fill("Moi")
    await page.keyboard.press("Enter")

    await expect(thread.locator(".message")).to_have_count(2)
    await expect(page.locator("main .replies")).to_contain_text("1 réponse")
    await expect(page.locator("main .message")).to_have_count(1)

    await page.keyboard.press("Escape")
    await expect(thread).to_be_hidden()
    await expect(page.locator("#composer")).to_be_focused()


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
    await expect(page.locator(".message time")).to_have_text("9:12")

    await page.get_by_role("button", name="Agir en tant que").click()
    await page.locator(".person", has_text="Liam Hart").click()

    await expect(page.get_by_role("button", name="Act as")).to_contain_text("Liam Hart")
    await expect(page.locator(".message time")).to_have_text("8:12")
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
