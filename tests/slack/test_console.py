"""HR's console: a card for each newcomer, in the reader's language."""

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.consoles import console
from tests.slack.journeys import accompanied, did, known, travels


async def test_nothing_to_do_is_said(maya: Person):
    shown = await console(maya)

    assert "Rien n'attend de décision" in shown
    assert "*0 personne en parcours*" in shown


async def test_a_card_says_dates_buddy_and_tasks(
    scene: Scene, maya: Person, nina: Person, bea: Person, tom: Person
):
    journey = await travels(
        scene, nina, day=12, site="Lyon", segment="Énergie", line_manager_id=await known(scene, tom)
    )
    await accompanied(scene, journey, nina, bea)
    await did(scene, journey, until=12)

    shown = await console(maya)

    assert f"*<@{nina.id}>* · Lyon · Énergie" in shown
    assert "J+12 (" in shown
    assert f"manager : <@{tom.id}>" in shown
    assert f"Binôme : <@{bea.id}>" in shown
    assert "faites" in shown
    assert "en retard" not in shown
    assert "Rien n'attend de décision" in shown


async def test_an_english_reader_reads_english(scene: Scene, tom: Person, nina: Person):
    await scene.grant(tom, scene.hr)
    await travels(scene, nina, day=12)

    shown = await console(tom)

    assert "*1 person* has no buddy" in shown
    assert "Day 12" in shown
