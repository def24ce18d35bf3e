"""Where one types: messages, commands, mentions, threads."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

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
    await expect(page.get_by_role("log")).to_contain_text("Kamarade : *2 jours* ouvrés")
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
