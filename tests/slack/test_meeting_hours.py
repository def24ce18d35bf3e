"""An hour to meet: proposed, agreed, in each reader's own time, replaced."""

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.meetings import agendas, shown, whisper
from tests.slack.pairs import START, at, be_buddy, enrol, told


async def test_an_hour_is_proposed_and_agreed(scene: Scene, pair: str, nina: Person, ines: Person):
    await at(scene, 2027, 2, 22, 9, 31)
    await nina.clicks(agendas(nina)[-1], "Proposer un créneau")
    await nina.fills_and_submits({"Le jour": "2027-02-24", "L'heure": "14:30"})
    await scene.settle()

    [asked] = told(ines, "te propose de vous voir")
    assert "mercredi 24 février, 14:30" in asked["text"]
    await ines.clicks(asked, "Ça me va")
    await scene.settle()
    assert "rendez-vous le mercredi 24 février, 14:30" in whisper(ines)
    assert len(told(nina, "est d'accord : rendez-vous le mercredi 24 février")) == 1
    await ines.clicks(asked, "Ça me va")
    await scene.settle()
    assert len(told(nina, "est d'accord")) == 1

    await ines.runs("/kamarade", "mon-binôme")
    assert "Prochain rendez-vous : mercredi 24 février, 14:30" in str(shown(ines)["blocks"])


async def test_an_hour_is_said_in_the_readers_own_time_and_language(
    scene: Scene, tom: Person, ines: Person
):
    await at(scene, 2027, 2, 11, 10)
    await be_buddy(scene, ines)
    await enrol(scene, tom, START)
    await at(scene, 2027, 2, 15, 9, 5)
    await ines.clicks(told(ines, "j'ai pensé à toi")[-1], "Oui, avec plaisir")
    await at(scene, 2027, 2, 22, 9, 31)
    await ines.clicks(agendas(ines)[-1], "Proposer un créneau")
    await ines.fills_and_submits({"Le jour": "2027-02-24", "L'heure": "14:30"})
    await scene.settle()

    [asked] = told(tom, "suggests you meet")
    assert "Wednesday 24 February, 13:30" in asked["text"]
    [hello] = [
        m
        for place in await scene.column("pairing", "conversation")
        for m in tom.reads(scene.slack.team.conversations[place])
    ]
    assert "Faites connaissance" in str(hello["blocks"])
    assert "Meet each other" in str(hello["blocks"])


async def test_an_hour_that_is_over_or_replaced_is_refused(
    scene: Scene, pair: str, nina: Person, ines: Person
):
    await at(scene, 2027, 2, 22, 9, 31)
    await nina.clicks(agendas(nina)[-1], "Proposer un créneau")
    errors = await nina.fills_and_submits({"Le jour": "2027-02-20", "L'heure": "14:30"})
    assert errors == {"at": "Cette heure est passée : choisis-en une à venir."}
    await nina.fills_and_submits({"Le jour": "2027-02-24", "L'heure": "14:30"})
    await scene.settle()
    first = told(ines, "te propose de vous voir")[-1]

    await ines.clicks(first, "Un autre créneau")
    await ines.fills_and_submits({"Le jour": "2027-02-25", "L'heure": "09:30"})
    await scene.settle()
    await ines.clicks(first, "Ça me va")

    assert "n'attend plus ta réponse" in whisper(ines)
    await nina.clicks(told(nina, "te propose de vous voir")[-1], "Ça me va")
    assert await scene.column("meeting", "is_agreed") == [1]
