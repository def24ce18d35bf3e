"""My buddy: where things stand, and what a newcomer wishes for."""

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.meetings import shown, whisper
from tests.slack.pairs import START, at, be_buddy, enrol, told


async def test_my_buddy_says_where_things_stand(
    scene: Scene, pair: str, nina: Person, ines: Person, tom: Person
):
    await at(scene, 2027, 2, 18, 10)
    await nina.runs("/kamarade", "mon binôme")
    words = str(shown(nina)["blocks"])
    assert f"<@{ines.id}> est ton binôme" in words
    assert "Premier contact, vers le lundi 22 février" in words
    assert "9 visées d'ici le 90e jour" in words

    await ines.runs("/kamarade", "my-buddy")
    assert f"Tu accompagnes <@{nina.id}>, premier jour le lundi 1er mars" in str(
        shown(ines)["blocks"]
    )
    await tom.runs("/kamarade", "my-buddy")
    assert "You have no buddy" in whisper(tom)


async def test_a_newcomers_wishes_are_theirs_and_used(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 1, 10)
    await be_buddy(scene, ines)
    await be_buddy(scene, marc, strengths=["Négocier"])
    await enrol(scene, nina, START)
    await nina.runs("/kamarade", "mon-binôme")
    assert "pas encore désigné" in whisper(nina)
    await nina.clicks(shown(nina), "Dire ce que je préfère")
    await nina.fills_and_submits(
        {
            "Ce que tu aimerais apprendre": "négocier",
            "À choix égal, plutôt quelqu'un…": "du même pays",
            "Personnes que tu préfères éviter": [ines],
        }
    )
    await at(scene, 2027, 2, 15, 9, 5)

    assert await scene.column("wish", "preference") == ["country"]
    [question] = told(marc, "j'ai pensé à toi")
    assert "l'autre sait le transmettre (négocier)" in str(question["blocks"])
    assert told(ines, "j'ai pensé à toi") == []
