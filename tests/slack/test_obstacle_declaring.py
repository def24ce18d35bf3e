""" "I am blocked": what the form says, to whom it goes, and once."""

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.obstacles import ERP, declare, last
from tests.slack.pairs import at


async def test_the_form_says_to_whom_it_goes_and_when(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await at(scene, 2026, 12, 1, 10)
    await nina.says(ERP)
    await nina.clicks(nina.inbox()[-1], "Je suis bloqué")

    assert nina.view is not None
    shown = str(nina.view["blocks"])
    assert "Accès ERP absent" in shown
    assert "le support informatique" in shown
    assert "tout de suite" in shown
    assert "2 jours ouvrés" in shown
    assert nina.view["blocks"][1]["element"]["initial_value"] == ERP


async def test_an_answer_about_an_access_asks_whether_to_follow_it(nina: Person):
    await nina.says(ERP)
    assert "un obstacle suivi" in str(nina.inbox()[-1]["blocks"])

    await nina.says("combien de jours de congés j'ai par an ?")
    assert "un obstacle suivi" not in str(nina.inbox()[-1]["blocks"])


async def test_words_of_distress_get_somebody_first_and_nothing_is_kept(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await declare(nina, "Mon chef me harcèle tous les jours, je n'en peux plus")

    assert nina.view is not None
    assert nina.view["title"]["text"] == "D'abord, quelqu'un"
    assert await scene.column("obstacle", "text") == []
    assert "harcèle" not in await scene.everything_kept()

    await nina.fills_and_submits({})  # "send it anyway": a machine may have misread
    assert len(await scene.column("obstacle", "text")) == 1


async def test_the_owner_gets_one_message_and_the_newcomer_is_told_where_it_stands(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await at(scene, 2026, 12, 1, 10)
    await declare(nina, "Ticket 4521", **{"Ce que ça t'empêche de faire": "Une offre jeudi"})

    [message] = [m for m in karim.inbox() if "est bloqué·e" in m["text"]]
    shown = str(message["blocks"])
    assert "Ticket 4521" in shown
    assert "Une offre jeudi" in shown
    assert "jeudi 3 décembre, 10:00" in shown
    card = str(last(nina, "C'est suivi")["blocks"])
    assert "au support informatique" in card
    assert "la responsable du support informatique" in card
    assert [m for m in maya.inbox() if "est bloqué·e" in m["text"]] == []


async def test_the_same_obstacle_twice_is_one(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await declare(nina)
    await declare(nina, "encore")

    assert await scene.column("obstacle", "text") == ["Toujours rien"]
    assert nina.view is not None
    assert "C'est suivi" in str(nina.view["blocks"])
    assert len([m for m in karim.inbox() if "est bloqué·e" in m["text"]]) == 1
