"""A question handed to HR, and its answer on the way back."""

import pytest

from bot.shelf import Shelf
from bot.workspace import Person
from store.database import Database
from tests.conftest import Scene, playing

UNKNOWN = "où sont rangés les costumes du carnaval de Dunkerque ?"


async def hand_over(person: Person, text: str | None = None) -> dict[str, str] | None:
    await person.says(UNKNOWN)
    await person.clicks(person.inbox()[-1], "Demander à quelqu'un")
    return await person.fills_and_submits({} if text is None else {"Ta question": text})


async def test_the_form_shows_the_question_and_who_will_read_it(nina: Person, maya: Person):
    await nina.says(UNKNOWN)
    await nina.clicks(nina.inbox()[-1], "Demander à quelqu'un")

    assert nina.view is not None
    field = nina.view["blocks"][1]["element"]
    assert field["initial_value"] == UNKNOWN
    assert "verra exactement ce texte, avec ton nom" in str(nina.view["blocks"][0])


async def test_hr_answers_from_the_button_and_the_person_reads_it_with_their_name(
    scene: Scene, nina: Person, maya: Person
):
    await hand_over(nina)
    question = maya.inbox()[-1]
    assert UNKNOWN in str(question["blocks"])
    assert "ta question est chez les RH" in nina.inbox()[-1]["text"]

    await maya.clicks(question, "Répondre")
    await maya.fills_and_submits({"Ta réponse": "L'équipe <b>Cap Horn</b> & co"})
    await scene.settle()

    answer = nina.inbox()[-1]
    assert f"<@{maya.id}> (RH) répond" in answer["text"]
    assert "L'équipe <b>Cap Horn</b> & co" in answer["blocks"][-1]["text"]["text"]
    updated = maya.reread(question)
    assert updated is not None
    assert "a répondu" in str(updated["blocks"])
    assert "Répondre" not in str(updated["blocks"])


async def test_the_approved_text_is_erased_once_sent(scene: Scene, nina: Person, maya: Person):
    await hand_over(nina)
    await maya.clicks(maya.inbox()[-1], "Répondre")
    await maya.fills_and_submits({"Ta réponse": "Oui."})
    await scene.settle()

    assert await scene.column("relay", "text") == [None]


async def test_an_empty_question_is_refused_in_the_form(nina: Person, maya: Person):
    errors = await hand_over(nina, "   ")

    assert errors == {"wording": "Il manque le texte : écris au moins un mot."}


async def test_a_corrected_form_is_a_new_submission(scene: Scene, nina: Person, maya: Person):
    await hand_over(nina, "   ")
    await nina.fills_and_submits({"Ta question": "Et la belote ?"})

    assert await scene.column("question", "text") == ["Et la belote ?"]


async def test_without_hr_nothing_is_sent_and_it_is_said(nina: Person):
    errors = await hand_over(nina)

    assert errors is not None
    assert "n'arriverait à personne" in errors["wording"]


async def test_two_answers_at_once_give_one(scene: Scene, nina: Person, maya: Person):
    hugo = scene.slack.add_member("Hugo", locale="fr-FR")
    await scene.grant(hugo, scene.hr)
    await hand_over(nina)
    for person in (maya, hugo):
        await person.clicks(person.inbox()[-1], "Répondre")

    await maya.fills_and_submits({"Ta réponse": "La mienne."})
    errors = await hugo.fills_and_submits({"Ta réponse": "Non, la mienne."})
    await scene.settle()

    assert errors is not None
    assert "vient de répondre" in errors["wording"]
    assert [m for m in nina.inbox() if "Non, la mienne" in str(m)] == []


async def test_a_question_asked_by_command_keeps_its_words_in_the_form(nina: Person, maya: Person):
    await nina.runs("/kamarade", UNKNOWN)
    await nina.clicks(nina.whisper(), "Demander à quelqu'un")

    assert nina.view is not None
    assert nina.view["blocks"][1]["element"]["initial_value"] == UNKNOWN


async def test_somebody_outside_hr_cannot_answer_even_by_an_old_button(
    scene: Scene, nina: Person, tom: Person, maya: Person
):
    await hand_over(nina)
    await scene.revoke(maya, scene.hr)

    await maya.clicks(maya.inbox()[-1], "Répondre")

    assert maya.view is None
    assert "réservée aux RH" in maya.whisper()["text"]
    assert ("refused.hr", None) in await scene.audited()


@pytest.mark.parametrize("text", ["questions", "aide", "n'importe quoi", ""])
async def test_the_hr_command_is_for_hr_only(nina: Person, text: str):
    await nina.runs("/kamarade-rh", text)

    assert "réservée aux RH" in nina.whisper()["text"]


async def test_hr_lists_what_waits_and_answers_from_the_list(
    scene: Scene, nina: Person, maya: Person
):
    await hand_over(nina)
    await maya.runs("/kamarade-rh", "questions")

    listed = maya.whisper()
    assert "Une question attend une réponse" in listed["text"]
    await maya.clicks(listed, "Répondre")
    await maya.fills_and_submits({"Ta réponse": "Oui."})
    await scene.settle()
    assert "répond à ta question" in nina.inbox()[-1]["text"]


async def test_an_unknown_hr_subcommand_says_what_is_accepted(maya: Person):
    await maya.runs("/kamarade-rh", "licornes")

    assert "Essaie `/kamarade-rh aide`" in maya.whisper()["text"]


async def test_questions_go_to_the_hr_channel_when_there_is_one(database: Database, shelf: Shelf):
    async with playing(database, shelf, hr_channel="rh") as scene:
        nina = scene.slack.add_member("Nina", locale="fr-FR")

        await hand_over(nina)

        places = scene.slack.team.conversations
        posted = scene.slack.calls("chat.postMessage")
        rh = [place.id for place in places.values() if place.name == "rh"]
        in_rh = [call for call in posted if call.args["channel"] in rh]
        assert [UNKNOWN in str(call.args["blocks"]) for call in in_rh] == [True]
