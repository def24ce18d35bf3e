"""Whatever Slack delivers is received once, acknowledged, and explained."""

import pytest

from bot.recognising import profile
from bot.workspace import Fault, Person, Workspace
from tests.conftest import Scene


def answers(person: Person) -> list[str]:
    return [message["text"] for message in person.inbox() if "ERP" in message["text"]]


async def test_a_question_delivered_twice_is_answered_once(slack: Workspace, nina: Person):
    slack.misbehave("message", Fault.DUPLICATED)

    await nina.says("accès SAP en retard")
    await slack.settle()

    assert len(answers(nina)) == 1


async def test_questions_delivered_in_another_order_are_all_answered(
    scene: Scene, slack: Workspace, nina: Person
):
    slack.misbehave("message", Fault.REORDERED)

    await nina.says("accès SAP en retard")
    await nina.says("j'ai perdu un ticket de resto")
    await scene.settle()

    texts = [message["text"] for message in nina.inbox()]
    assert sum("ERP" in text for text in texts) == 1
    assert sum("Justificatif" in text for text in texts) == 1


async def test_what_the_bot_or_an_edit_says_is_not_a_question(nina: Person):
    message = await nina.says("accès SAP en retard")
    before = len(nina.inbox())

    await nina.edits(message, "accès SAP vraiment en retard")

    assert len(nina.inbox()) == before


async def test_a_button_nobody_listens_to_is_acknowledged(scene: Scene, nina: Person):
    await nina.says("accès SAP en retard")
    client = scene.bot.app.client
    button = {
        "type": "button",
        "text": {"type": "plain_text", "text": "Vieux"},
        "action_id": "old.one",
    }
    await client.chat_postMessage(
        channel=nina.dm.id, text="x", blocks=[{"type": "actions", "elements": [button]}]
    )

    assert await nina.clicks(nina.inbox()[-1], "Vieux") is None


async def test_a_button_of_an_entry_that_is_gone_says_so(scene: Scene, nina: Person):
    await nina.says("accès SAP en retard")
    button = {
        "type": "button",
        "text": {"type": "plain_text", "text": "Fiche"},
        "action_id": "answers.show.gone",
        "value": "gone",
    }
    await scene.bot.app.client.chat_postMessage(
        channel=nina.dm.id, text="x", blocks=[{"type": "actions", "elements": [button]}]
    )

    await nina.clicks(nina.inbox()[-1], "Fiche")

    [told] = [m["text"] for m in nina.inbox() if m["ephemeral"]]
    assert "ancien message" in told


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.LOST_REPLY])
async def test_a_window_slack_would_not_open_gives_a_reference(
    slack: Workspace, nina: Person, maya: Person, fault: Fault
):
    slack.misbehave("views.open", fault)

    await nina.runs("/kamarade", "bloque")

    told = [m["text"] for m in nina.inbox() if m["ephemeral"]]
    assert "donne cette référence à l'administrateur" in told[-1]


async def test_a_person_who_changes_language_is_answered_in_it(scene: Scene, nina: Person):
    await nina.says("SAP")
    await nina.changes(locale="en-GB")

    await nina.says("SAP")

    assert "Entry kept by" in str(nina.inbox()[-1]["blocks"])


async def test_names_that_would_notify_everyone_are_escaped(scene: Scene, maya: Person):
    eve = scene.slack.add_member("<!channel> & co", locale="fr-FR")
    await eve.says("bonjour")

    welcome = scene.slack.calls("chat.postMessage")[-2]
    assert "&lt;!channel&gt;" in str(welcome.args)
    assert "<!channel>" not in str(welcome.args)


@pytest.mark.parametrize(
    "text",
    ["?", "🙂🙂🙂", "\u202e\u202d", "مرحبا", "x" * 3900, "<script>alert(1)</script>", "`rm -rf`"],
)
async def test_any_text_gets_an_answer(nina: Person, text: str):
    await nina.says(text)

    assert len(nina.inbox()) == 2


def test_a_zone_that_this_machine_does_not_know_is_not_kept():
    assert profile({"id": "U1", "tz": "Asia/Tokyo"}).zone == "Asia/Tokyo"
    assert profile({"id": "U1", "tz": "Mars/Olympus"}).zone is None
