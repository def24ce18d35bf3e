"""Buttons and selects: the payloads, and what Slack shows when nobody answers."""

from __future__ import annotations

import pytest

from tests.workspace.pieces import actions, button, option, plain, section, select

FEEDBACK = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "rating",
            "positive_button": {"text": plain("Utile"), "value": "good"},
            "negative_button": {"text": plain("Pas utile"), "value": "bad"},
        }
    ],
}


@pytest.fixture
def sent(call, nina):
    """Post a message of these blocks in Nina's direct message, and return it as she sees it."""

    async def post(*blocks):
        await call("chat.postMessage", channel=nina.dm.id, text="x", blocks=list(blocks))
        return nina.inbox()[-1]

    return post


def pressed(app):
    [body] = [body for body in app.bodies if body.get("type") == "block_actions"]
    return body


@pytest.mark.parametrize("what", ["yes", "Oui"])
async def test_a_button_is_pressed_by_its_id_or_its_text(app, nina, sent, what):
    message = await sent(actions(button(value="42", style="primary")))

    assert await nina.clicks(message, what) is None

    body = pressed(app)
    action = body["actions"][0]
    assert (action["action_id"], action["value"], action["block_id"]) == ("yes", "42", "row")
    assert (action["type"], action["style"], action["text"]["text"]) == ("button", "primary", "Oui")
    assert body["container"] == {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": nina.dm.id,
        "is_ephemeral": False,
    }
    assert body["channel"] == {"id": nina.dm.id, "name": "directmessage"}
    assert body["message"]["ts"] == message["ts"]
    assert body["user"]["id"] == nina.id
    assert body["response_url"]
    assert body["trigger_id"]


async def test_a_button_that_is_not_there_cannot_be_pressed(nina, sent):
    message = await sent(actions(button()))

    with pytest.raises(LookupError, match="there is: yes, Oui"):
        await nina.clicks(message, "Non")


async def test_a_rating_says_which_half_was_pressed(app, nina, sent):
    await nina.clicks(await sent(FEEDBACK), "Pas utile")

    action = pressed(app)["actions"][0]
    assert (action["type"], action["value"]) == ("feedback_buttons", "bad")
    assert action["text"]["text"] == "Pas utile"


CHOICES = [
    (select("Congés", "Frais"), "Frais", {"selected_option": option("Frais")}),
    ({"type": "datepicker"}, "2027-01-31", {"selected_date": "2027-01-31"}),
    ({"type": "timepicker"}, "09:30", {"selected_time": "09:30"}),
    (
        {"type": "checkboxes", "options": [option("a"), option("b")]},
        ["b"],
        {"selected_options": [option("b")]},
    ),
    (
        {"type": "multi_static_select", "options": [option("a"), option("b")]},
        ["a", "b"],
        {"selected_options": [option("a"), option("b")]},
    ),
    (
        {"type": "radio_buttons", "options": [option("a"), option("b")]},
        "a",
        {"selected_option": option("a")},
    ),
    ({"type": "users_select"}, "U1", {"selected_user": "U1"}),
]


@pytest.mark.parametrize(("element", "choice", "held"), CHOICES, ids=lambda v: str(v)[:25])
async def test_a_choice_is_sent_as_slack_writes_it(app, nina, sent, element, choice, held):
    message = await sent(actions(element | {"action_id": "pick"}))

    await nina.selects(message, "pick", choice)

    body = pressed(app)
    assert held.items() <= body["actions"][0].items()
    assert held.items() <= body["state"]["values"]["row"]["pick"].items()


async def test_a_later_press_carries_the_choices_made_before(app, nina, sent):
    message = await sent(actions(select("Congés", "Frais"), button()))
    await nina.selects(message, "pick", "Frais")
    await nina.clicks(message, "Oui")

    state = app.bodies[-1]["state"]["values"]
    assert state == {"row": {"pick": {"type": "static_select", "selected_option": option("Frais")}}}


async def test_an_overflow_menu_is_pressed_by_its_options(app, nina, sent):
    menu = {"type": "overflow", "action_id": "more", "options": [option("Effacer", "drop")]}
    await nina.clicks(await sent(section(accessory=menu)), "Effacer")

    assert pressed(app)["actions"][0]["selected_option"]["value"] == "drop"


async def test_a_press_on_a_whisper_holds_no_message(app, nina, call):
    await call(
        "chat.postEphemeral",
        channel=nina.dm.id,
        user=nina.id,
        text="x",
        blocks=[actions(button())],
    )
    await nina.clicks(nina.inbox()[-1], "Oui")

    body = pressed(app)
    assert body["container"]["is_ephemeral"] is True
    assert "message" not in body


async def test_a_press_that_is_not_acknowledged_shows_a_warning_and_is_not_retried(
    app, nina, sent, workspace
):
    message = await sent(actions(button()))
    await workspace.settle()
    app.statuses = [500]

    assert "did not answer" in await nina.clicks(message, "Oui")
    await workspace.settle()
    pressed(app)


async def test_an_external_select_asks_the_app_for_its_options(app, nina, sent):
    message = await sent(actions({"type": "external_select", "action_id": "who"}))
    app.answers["block_suggestion"] = {"options": [option("Zoé", "U9")]}

    offered = await nina.searches(message, "who", "zo")
    await nina.selects(message, "who", offered[0])

    question = next(body for body in app.bodies if body.get("type") == "block_suggestion")
    assert (question["value"], question["action_id"]) == ("zo", "who")
    assert pressed(app)["actions"][0]["selected_option"]["value"] == "U9"
