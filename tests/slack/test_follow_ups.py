"""A question that leans on the one before it, and two questions in one message."""

import pytest

from bot import recent
from bot.workspace import Person, Workspace
from bot.workspace.faults import Fault
from tests.conftest import Scene


def quoted(message: dict) -> str:
    """Return the titles of the entries that a message quotes."""
    texts = [str(block.get("text")) for block in message["blocks"] if block["type"] == "markdown"]
    return "\n".join(text.splitlines()[0] for text in texts)


@pytest.mark.parametrize("again", ["et si je l'ai perdu ?", "merci ! et si je l'ai perdu ?"])
async def test_a_follow_up_is_read_with_the_question_before_it(nina: Person, again: str):
    await nina.says("comment faire une note de frais pour un ticket ?")
    await nina.says(again)

    assert "Justificatif perdu" in quoted(nina.inbox()[-1])


async def test_a_follow_up_that_is_clear_by_itself_is_answered_by_itself(nina: Person):
    await nina.says("comment faire une note de frais ?")
    await nina.says("et pour poser un congé ?")

    assert "congé" in quoted(nina.inbox()[-1]).casefold()


async def test_a_short_word_is_read_with_the_question_before_it(nina: Person):
    await nina.says("mon accès SAP est en retard")
    await nina.says("et après deux semaines ?")

    assert "ERP en retard" in quoted(nina.inbox()[-1])


async def test_alone_the_same_words_mean_nothing(nina: Person):
    await nina.says("et après deux semaines ?")

    assert "ERP en retard" not in quoted(nina.inbox()[-1])


async def test_after_ten_minutes_the_question_stands_alone(
    nina: Person, monkeypatch: pytest.MonkeyPatch
):
    await nina.says("mon accès SAP est en retard")
    monkeypatch.setattr("bot.listeners.earlier.LONGEST", 0.0)

    await nina.says("et après deux semaines ?")

    assert "ERP en retard" not in quoted(nina.inbox()[-1])


async def test_in_a_thread_of_a_direct_message_the_answer_is_in_the_thread(nina: Person):
    await nina.says("mon accès SAP est en retard")
    answer = nina.inbox()[-1]

    await nina.says("et après deux semaines ?", thread=answer["ts"])

    reply = nina.inbox()[-1]
    assert reply["thread_ts"] == answer["ts"]
    assert "ERP en retard" in quoted(reply)


async def test_in_a_thread_of_a_channel_each_person_follows_their_own_question(
    slack: Workspace, nina: Person, tom: Person
):
    channel = slack.channel("kam", [nina, tom])
    asked = await nina.mentions_bot(channel, "mon accès SAP est en retard")

    await tom.mentions_bot(channel, "et après deux semaines ?", thread=asked)
    await nina.mentions_bot(channel, "et après deux semaines ?", thread=asked)

    toms, ninas = [m for m in nina.reads(channel, thread=asked) if m.get("bot_id")][-2:]
    assert "ERP en retard" not in quoted(toms)
    assert "ERP en retard" in quoted(ninas)


async def test_a_private_question_stays_private_when_it_goes_on(nina: Person):
    await nina.says("combien gagne Julien ?")
    await nina.says("et Sophie ?")

    first, second = nina.inbox()[-2:]
    assert second["text"] == first["text"]


async def test_what_was_said_in_distress_is_not_brought_back(scene: Scene, nina: Person):
    await nina.says("mon manager me harcèle depuis des mois")
    await nina.says("et pour le train ?")

    assert "cse@solstice.example" not in nina.inbox()[-1]["text"]
    assert "harcèle" not in await scene.everything_kept()


async def test_when_slack_does_not_answer_the_question_stands_alone(slack: Workspace, nina: Person):
    await nina.says("mon accès SAP est en retard")
    slack.misbehave("conversations.history", Fault.INTERNAL_ERROR)

    await nina.says("et après deux semaines ?")

    assert "ERP en retard" not in quoted(nina.inbox()[-1])


async def test_two_questions_in_one_message_get_two_answers(nina: Person):
    await nina.says("Bonjour ! Comment poser un congé ? Et où déclarer un ticket perdu ?")

    titles = quoted(nina.inbox()[-1])
    assert "congé" in titles.casefold()
    assert "Justificatif perdu" in titles


def test_recent_questions_are_forgotten_when_they_are_too_many(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recent, "MOST", 2)
    kept = recent.Recent()

    for thread in ("1", "2", "3"):
        kept.keep(("C", thread, "U"), f"question {thread}")

    assert kept.find(("C", "1", "U")) is None
    assert kept.find(("C", "3", "U")) == "question 3"


def test_recent_questions_are_forgotten_when_they_are_old(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recent, "LONGEST", 0.0)
    kept = recent.Recent()

    kept.keep(("C", "1", "U"), "question")

    assert kept.find(("C", "1", "U")) is None
