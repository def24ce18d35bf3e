"""Whoever was asked is no longer the one: who may answer then, and who reads nothing."""

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import stale, tick, told
from tests.slack.receivers import ASK, PAY, UNKNOWN, ask, reply, unhelpful


@pytest.mark.parametrize("ending", ["state = 'ended'", "stand_in_id = newcomer_id"])
async def test_a_buddy_who_is_no_longer_theirs_gives_the_question_back_and_hr_reads_nothing(
    scene: Scene, nina: Person, lea: Person, maya: Person, ending: str
):
    await ask(nina, "buddy")
    question = lea.inbox()[-1]
    await scene.run(f"UPDATE pairing SET {ending}")
    await tick(scene)

    assert "n'est plus ton binôme" in nina.inbox()[-1]["text"]
    assert told(maya, UNKNOWN) == []
    assert "n'attend plus ta réponse" in str(lea.reread(question))
    await lea.clicks(await stale(scene, lea, question), "Répondre")
    assert lea.view is None
    assert "a changé de mains" in str(lea.inbox()[-1])


async def test_an_owner_out_of_reach_leaves_the_question_to_hr_and_the_person_is_told(
    scene: Scene, nina: Person, paula: Person, maya: Person
):
    await unhelpful(nina)
    await nina.fills_and_submits({"À qui ?": "owner"})
    theirs = paula.inbox()[-1]
    await scene.run("UPDATE person SET is_active = false WHERE name = 'Paula'")
    await tick(scene)

    assert "ta question est maintenant chez les RH" in nina.inbox()[-1]["text"]
    [question] = told(maya, PAY)
    await reply(maya, question, "On s'en occupe.")
    await scene.settle()
    assert "(RH) répond à ta question" in nina.inbox()[-1]["text"]
    assert "On s'en occupe." not in str(paula.reread(theirs))


async def test_a_buddy_changed_while_the_form_is_open_receives_nothing(
    scene: Scene, nina: Person, lea: Person, maya: Person
):
    await nina.says(UNKNOWN)
    await nina.clicks(nina.inbox()[-1], ASK)
    await scene.run("UPDATE pairing SET state = 'ended'")

    errors = await nina.fills_and_submits({"À qui ?": "buddy"})

    assert errors is not None
    assert "rien n'est parti" in str(errors)
    assert await scene.column("question", "id") == []


async def test_somebody_else_cannot_answer_what_the_buddy_was_asked(
    scene: Scene, nina: Person, lea: Person, tom: Person, maya: Person
):
    await ask(nina, "buddy")
    for other in (tom, maya):
        await other.clicks(await stale(scene, other, lea.inbox()[-1]), "questions.answer")
        assert other.view is None
