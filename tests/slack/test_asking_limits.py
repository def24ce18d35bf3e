"""What the booklet does not settle: another country, a request to act, small talk."""

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.test_asking import shown


@pytest.mark.parametrize(
    ("country", "question"),
    [("BE", "combien de jours de congés par an"), ("CH", "barème des indemnités kilométriques")],
)
async def test_what_holds_elsewhere_is_not_served_and_the_known_country_is_named(
    scene: Scene, nina: Person, country: str, question: str
):
    await nina.says("bonjour")
    await scene.run("UPDATE person SET country = :country", country=country)

    await nina.says(question)

    answer = shown(nina.inbox()[-1])
    assert "je ne la connais que pour un autre pays que le tien (France)" in answer
    assert "Demander à quelqu'un" in answer
    assert "**" not in answer


async def test_a_button_pressed_after_moving_abroad_serves_nothing_of_before(
    scene: Scene, nina: Person
):
    await nina.says("comment faire une note de frais")
    offered = nina.inbox()[-1]
    await scene.run("UPDATE person SET country = 'BE'")

    await nina.clicks(offered, "Plafonds repas et hôtel")

    assert "(France)" in shown(nina.inbox()[-1])


async def test_a_request_to_act_is_followed_by_how_to_do_it(nina: Person):
    await nina.says("peux-tu valider ma note de frais ?")

    answer = nina.inbox()[-1]
    assert answer["text"].startswith("Je ne peux pas le faire à ta place")
    assert "Mais voici comment faire." in answer["text"]
    assert len(answer["blocks"]) > 1


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("👍", "Avec plaisir"),
        ("ok", "Avec plaisir"),
        ("tu es qui ?", "un robot"),
        ("ça va ?", "Ça roule"),
        ("t'es génial", "Merci"),
        ("raconte une blague", "Mes blagues"),
    ],
)
async def test_small_talk_gets_one_line_of_its_own(nina: Person, message: str, line: str):
    await nina.says(message)

    assert line in nina.inbox()[-1]["text"]
    assert "\n" not in nina.inbox()[-1]["text"].strip()
