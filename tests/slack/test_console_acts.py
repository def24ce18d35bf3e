"""What HR does from a card: a leave, another first day, the end of a journey and its return."""

from datetime import timedelta

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.consoles import console
from tests.slack.journeys import today, travels


async def test_a_leave_is_noted_and_ended_from_the_card(scene: Scene, maya: Person, nina: Person):
    await travels(scene, nina, day=12)
    await maya.runs("/kamarade-rh")
    card = maya.whisper()

    await maya.clicks(card, "Absence")
    assert maya.view is not None
    last = (today(scene) + timedelta(days=9)).isoformat()
    await maya.fills_and_submits({"Dernier jour d'absence": last})
    assert "l'absence de" in maya.inbox()[-1]["text"]

    assert "En absence" in await console(maya)
    await maya.clicks(maya.whisper(), "De retour")
    assert "est de retour" in maya.whisper()["text"]
    assert "En absence" not in await console(maya)


async def test_a_leave_that_ends_before_it_begins_is_refused_in_the_window(
    scene: Scene, maya: Person, nina: Person
):
    await travels(scene, nina, day=12)
    await maya.runs("/kamarade-rh")
    await maya.clicks(maya.whisper(), "Absence")

    past = (today(scene) - timedelta(days=9)).isoformat()
    errors = await maya.fills_and_submits({"Dernier jour d'absence": past})

    assert errors
    assert await scene.column("absence", "COUNT(*)") == [0]


async def test_the_first_day_is_changed_from_the_card(scene: Scene, maya: Person, nina: Person):
    await travels(scene, nina, day=-3)
    await maya.runs("/kamarade-rh")
    await maya.clicks(maya.whisper(), "Changer le début")

    later = today(scene) + timedelta(days=20)
    await maya.fills_and_submits({"Premier jour de travail": later.isoformat()})

    assert "Arrive dans 20 jours" in await console(maya)


async def test_a_journey_is_ended_once_even_pressed_twice(scene: Scene, maya: Person, nina: Person):
    await travels(scene, nina, day=12)
    await maya.runs("/kamarade-rh")
    card = maya.whisper()

    await maya.clicks(card, "Terminer")
    assert "plus rien ne partira" in maya.whisper()["text"]
    await maya.clicks(card, "Terminer")

    assert "plus rien ne partira" not in maya.whisper()["text"]
    assert [a for a, _ in await scene.audited()].count("journey.end") == 1
    assert "*0 personne en parcours*" in await console(maya)


async def test_an_ended_journey_is_found_by_name_and_reopened(
    scene: Scene, maya: Person, nina: Person
):
    await travels(scene, nina, day=12)
    await maya.runs("/kamarade-rh")
    await maya.clicks(maya.whisper(), "Terminer")

    await maya.runs("/kamarade-rh", "chercher nina")
    assert "Parcours terminé" in str(maya.whisper()["blocks"])
    await maya.clicks(maya.whisper(), "De retour")

    assert "est de retour" in maya.whisper()["text"]
    assert "*1 personne en parcours*" in await console(maya)
