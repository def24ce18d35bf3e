"""Another buddy, by one press of either and without blame; HR hears when it takes long."""

from datetime import date

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.meetings import agendas, day_by_day, shown, whisper
from tests.slack.pairs import at, be_buddy, tick, told


async def miss_two(scene: Scene, person: Person) -> None:
    for day, hour in ((22, 9), (1, 9)):
        month = 2 if day == 22 else 3
        await at(scene, 2027, month, day, hour, 31)
        await person.clicks(agendas(person)[-1], "Pas eu lieu")
        await tick(scene)
    await at(scene, 2027, 3, 2, 9)  # the other was told something that day: the agenda


async def test_two_missed_meetings_offer_each_a_change_and_one_press_makes_it(
    scene: Scene, pair: str, nina: Person, ines: Person, marc: Person, maya: Person
):
    await be_buddy(scene, marc)
    await miss_two(scene, ines)
    assert len(told(nina, "n'ont pas eu lieu")) == 1
    offer = told(ines, "n'ont pas eu lieu")[-1]

    await nina.clicks(told(nina, "n'ont pas eu lieu")[-1], "Changer, sans explication")
    await tick(scene)

    assert "sans question" in whisper(nina)
    assert "Il n'y a rien à expliquer".casefold() in str(ines.inbox()).casefold()
    assert len(told(marc, "j'ai pensé à toi")) == 1
    actors = await scene.column("audit WHERE action = 'pairing.change'", "actor_id")
    assert actors == [None]
    assert told(maya, "chang") == []
    await ines.clicks(offer, "Changer, sans explication")  # they both wished it: still one change
    assert (await scene.column("pairing", "ending")).count("changed") == 1


async def test_the_agendas_left_go_to_the_new_buddy_alone(
    scene: Scene, pair: str, nina: Person, ines: Person, marc: Person
):
    await be_buddy(scene, marc)
    await at(scene, 2027, 2, 23, 10)
    await nina.runs("/kamarade", "mon-binôme")
    await nina.clicks(shown(nina), "Changer")
    await tick(scene)
    await at(scene, 2027, 2, 24, 10)
    await marc.clicks(told(marc, "j'ai pensé à toi")[-1], "Oui, avec plaisir")
    await day_by_day(scene, date(2027, 2, 25), date(2027, 3, 8))

    assert [str(m["text"]).split(" : ")[1] for m in agendas(ines)] == ["Premier contact"]
    assert [str(m["text"]).split(" : ")[1] for m in agendas(marc)] == [
        "Arrivée, autour d'un déjeuner",
        "Survie administrative",
    ]


async def test_hr_hears_of_a_change_that_took_five_working_days(
    scene: Scene, pair: str, nina: Person, maya: Person
):
    await at(scene, 2027, 2, 23, 10)
    await nina.runs("/kamarade", "mon-binôme")
    await nina.clicks(shown(nina), "Changer")
    await at(scene, 2027, 3, 1, 10)
    assert told(maya, "attend un autre binôme") == []

    await at(scene, 2027, 3, 2, 10, 5)
    await at(scene, 2027, 3, 3, 9)
    await tick(scene)

    assert len(told(maya, "attend un autre binôme depuis 5 jours ouvrés")) == 1


async def test_going_on_together_is_one_press_too(
    scene: Scene, pair: str, nina: Person, ines: Person
):
    await miss_two(scene, ines)

    await nina.clicks(told(nina, "n'ont pas eu lieu")[-1], "On continue")

    assert "Parfait" in whisper(nina)
    assert await scene.column("pairing", "state") == ["accepted"]
