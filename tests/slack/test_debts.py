"""`/kamarade-rh livret`: what the booklet lacks, without names."""

from datetime import timedelta

from bot.workspace import Person
from tests.conftest import Scene


async def listed(maya: Person) -> str:
    """Return what HR reads."""
    await maya.runs("/kamarade-rh", "livret")
    return str(maya.inbox()[-1]["blocks"])


async def test_what_people_disliked_comes_first_without_their_names(
    nina: Person, tom: Person, maya: Person
):
    for person in (nina, tom):
        await person.says("comment accéder à SAP, mon accès est en retard")
        await person.clicks(person.inbox()[-1], "Pas utile")

    shown = await listed(maya)

    assert "Accès ERP en retard" in shown
    assert "pas utile 2 fois sur 2" in shown
    assert nina.id not in shown
    assert "Nina" not in shown


async def test_a_question_handed_to_somebody_counts_once_for_each_person(
    nina: Person, maya: Person
):
    for _ in range(2):
        await nina.says("où sont rangés les costumes du carnaval de Dunkerque ?")
        await nina.clicks(nina.inbox()[-1], "Demander à quelqu'un")
        await nina.fills_and_submits({})

    shown = await listed(maya)

    assert "une personne a demandé" in shown
    assert "Dunkerque" not in shown


async def test_what_is_past_its_review_is_owed(scene: Scene, maya: Person):
    scene.clock.move(timedelta(days=1500).total_seconds())

    assert "à relire depuis le" in await listed(maya)


async def test_when_nothing_is_owed_it_is_said(maya: Person):
    assert "Rien à reprendre" in await listed(maya)


async def test_only_hr_sees_it(nina: Person):
    await nina.runs("/kamarade-rh", "livret")

    assert ["réservée aux RH" in message["text"] for message in nina.inbox()].count(True) == 1
