"""What the browser page presses and sends."""

from __future__ import annotations

from tests.workspace.browser_page import Page, frames
from tests.workspace.pieces import actions, asked, button, home, modal, option, typed


async def test_a_button_is_pressed_from_the_page(page, app, nina, call):
    blocks = [actions(button(value="42"))]
    sent = await call("chat.postMessage", channel=nina.dm.id, text="?", blocks=blocks)
    container = {"type": "message", "channel": nina.dm.id, "ts": sent["ts"]}

    reply = await page.post(
        "action", container=container, block_id="row", action_id="yes", element={"value": "42"}
    )
    wrong = await page.post("action", container=container, block_id="row", action_id="no")

    assert reply == {"ok": True}
    assert app.bodies[-1]["actions"][0]["value"] == "42"
    assert "nothing to press" in wrong["error"]


async def test_a_press_without_answer_warns_on_the_live_channel(page, app, nina, call):
    sent = await call("chat.postMessage", channel=nina.dm.id, text="?", blocks=[actions(button())])
    socket = await page.live()
    app.statuses = [500] * 9
    container = {"type": "message", "channel": nina.dm.id, "ts": sent["ts"]}
    await page.post("action", container=container, block_id="row", action_id="yes")

    assert (await frames(socket, "response_error"))[-1]["sentence"]
    await socket.close()


async def test_nobody_presses_or_sends_what_is_for_somebody_else(
    workspace, session, app, nina, bea, call
):
    general = workspace.channel("general", [nina, bea])
    blocks = [actions(button())]
    whisper = await call(
        "chat.postEphemeral", channel=general.id, user=nina.id, text="?", blocks=blocks
    )
    trigger = workspace.platform.triggers.issue(nina.id)
    view = await call("views.open", trigger_id=trigger, view=modal())
    hers = Page(session, workspace, bea)
    container = {"type": "message", "channel": general.id, "ts": whisper["message_ts"]}

    pressed = await hers.post("action", container=container, block_id="row", action_id="yes")
    sent = await hers.post("view/submit", view_id=view["view"]["id"], values={})
    read = await hers.get("messages", channel=general.id)

    assert pressed == {"error": "This message no longer exists."}
    assert sent == {"error": "This view is no longer open."}
    assert read == {"messages": []}
    assert app.received == []


async def test_a_form_is_sent_from_the_page(workspace, page, app, nina, call):
    socket = await page.live()
    trigger = workspace.platform.triggers.issue(nina.id)
    await call("views.open", trigger_id=trigger, view=modal(asked("Quoi ?", typed(), "what")))
    view = (await frames(socket, "view_opened"))[-1]["view"]

    empty = await page.post("view/submit", view_id=view["id"], values={})
    full = {"what": {"words": {"type": "plain_text_input", "value": "bonjour"}}}
    sent = await page.post("view/submit", view_id=view["id"], values=full)

    assert empty == {"errors": {"what": "Please complete this required field."}}
    assert sent == {"ok": True}
    assert (await frames(socket, "view_closed"))[-1]["view_id"] == view["id"]
    late = await page.post("view/close", view_id=view["id"])
    assert late == {"error": "This view is no longer open."}
    await socket.close()


async def test_the_home_tab_is_opened_and_pressed(page, app, nina, call):
    socket = await page.live()
    await page.post("home")
    await call("views.publish", user_id=nina.id, view=home(actions(button())))
    shown = (await frames(socket, "home"))[-1]["view"]
    await page.post("action", container={"type": "home"}, block_id="row", action_id="yes")

    assert app.events[0]["type"] == "app_home_opened"
    assert app.bodies[-1]["view"]["id"] == shown["id"]
    assert (await page.get("state"))["home"]["id"] == shown["id"]
    await socket.close()


async def test_options_are_searched_from_the_page(page, app, nina, call):
    blocks = [actions({"type": "external_select", "action_id": "who"})]
    sent = await call("chat.postMessage", channel=nina.dm.id, text="?", blocks=blocks)
    app.answers["block_suggestion"] = {"options": [option("Zoé")]}
    container = {"type": "message", "channel": nina.dm.id, "ts": sent["ts"]}

    reply = await page.post(
        "options", container=container, block_id="row", action_id="who", value="zo"
    )

    assert reply == {"options": [option("Zoé")]}


async def test_a_command_is_run_from_the_page(page, app, nina):
    app.answers["slash_commands"] = "oui"

    ran = await page.post("command", channel=nina.dm.id, command="/echo", text="toi")
    unknown = await page.post("command", channel=nina.dm.id, command="/nothing", text="")

    assert ran == {"ok": True}
    assert unknown == {"error": "/nothing is not a valid command."}
    [message] = (await page.get("messages", channel=nina.dm.id))["messages"]
    assert (message["text"], message["ephemeral"]) == ("oui", True)
