"""What somebody reads of their own check-ins: their curve, and their Home tab."""

import pytest

from bot.workspace import Person
from tests.checkins.newcomers import answers, asked, at, comes, enrol, texts, turn_on
from tests.conftest import Scene
from tests.slack.test_checkins import BEFORE


@pytest.fixture
async def path(scene: Scene, nina: Person) -> str:
    """Nina is enrolled, and check-ins are on."""
    await at(scene, BEFORE)
    await turn_on(scene)
    return await enrol(scene, nina)


async def test_my_curve_shows_ones_own_with_its_numbers(scene: Scene, nina: Person, path: str):
    await nina.runs("/kamarade", "ma-courbe")
    assert "pas encore de courbe" in str(nina.whisper())

    await comes(scene, 5)
    await answers(scene, nina, "543")
    await nina.runs("/kamarade", "ma courbe")
    await nina.runs("/kamarade", "my-curve")

    assert "J+5 : 75" in str(nina.whisper())


async def test_the_button_shows_the_same_curve(scene: Scene, nina: Person, path: str):
    await comes(scene, 5)
    await answers(scene, nina, "543")
    await nina.clicks(asked(nina), "Ma courbe")

    assert "J+5 : 75" in str(nina.whisper())


async def test_ones_own_home_tab_shows_what_comes_the_curve_and_the_ways_on(
    scene: Scene, nina: Person, maya: Person, path: str
):
    home = texts(await nina.opens_home() or {})
    assert "Ton prochain point d'étape : le " in home
    assert "Ta courbe" not in home

    await comes(scene, 5)
    await answers(scene, nina, "543")

    shown = [str(block.get("text")) for block in (nina.home or {})["blocks"]]
    assert any("*Ta courbe* ▇\\nJ+5 : 75" in text for text in shown)


async def test_from_the_home_tab_one_talks_and_reads_what_is_kept(
    scene: Scene, nina: Person, maya: Person, path: str
):
    home = await nina.opens_home()

    await nina.clicks(home or {}, "J'aimerais parler à quelqu'un")
    assert nina.view is not None
    assert "Le texte qui partira" in str(nina.view["blocks"])
    await nina.closes_view()
    await nina.clicks(home or {}, "Ce que tu gardes sur moi")

    assert "tout ce que je garde sur toi" in texts(nina.inbox()[-1])


async def test_turned_off_the_home_tab_still_leads_to_somebody(scene: Scene, nina: Person):
    await at(scene, BEFORE)
    await enrol(scene, nina)

    home = texts(await nina.opens_home() or {})

    assert "prochain point d'étape" not in home
    assert "J'aimerais parler à quelqu'un" in home


async def test_once_all_is_answered_the_curve_is_there(scene: Scene, nina: Person, path: str):
    await comes(scene, 5)
    await answers(scene, nina, "444")
    await comes(scene, 14)
    await answers(scene, nina, "333")

    assert "Merci" in texts(asked(nina))
    assert "▇▅ 75 · 50, sur 100" in texts(asked(nina))
