"""HR chooses a newcomer's buddy from the console."""

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.journeys import travels
from tests.slack.pairs import be_buddy, told


@pytest.fixture
async def bea(scene: Scene) -> Person:
    bea = scene.slack.add_member("Béa Fontaine", locale="fr-FR")
    await be_buddy(scene, bea, site="Lyon")
    return bea


async def opens(scene: Scene, maya: Person, nina: Person) -> dict:
    await travels(scene, nina, day=3, site="Lyon")
    await maya.runs("/kamarade-rh")
    await maya.clicks(maya.whisper(), "Choisir un binôme")
    assert maya.view is not None
    return maya.view


async def test_the_window_shows_the_best_with_the_reasons(
    scene: Scene, maya: Person, nina: Person, bea: Person
):
    shown = str((await opens(scene, maya, nina))["blocks"])

    assert "Béa Fontaine" in shown
    assert "le même site (Lyon)" in shown


async def test_whoever_is_chosen_is_asked(scene: Scene, maya: Person, nina: Person, bea: Person):
    await opens(scene, maya, nina)

    await maya.fills_and_submits({})
    await scene.settle()

    assert f"je demande à <@{bea.id}>" in maya.inbox()[-1]["text"]
    assert await scene.column("pairing", "state") == ["proposed"]


async def test_somebody_else_goes_before_the_list(
    scene: Scene, maya: Person, nina: Person, bea: Person
):
    marc = scene.slack.add_member("Marc Parrain", locale="fr-FR")
    chosen = await be_buddy(scene, marc)
    await opens(scene, maya, nina)

    await maya.fills_and_submits({"Quelqu'un d'autre": marc.id})

    assert await scene.column("pairing", "buddy_id") == [chosen]


async def test_who_is_no_buddy_is_refused_in_the_window(
    scene: Scene, maya: Person, nina: Person, bea: Person, tom: Person
):
    await opens(scene, maya, nina)

    errors = await maya.fills_and_submits({"Quelqu'un d'autre": tom.id})

    assert errors
    assert await scene.column("pairing", "state") == []


async def test_a_pair_is_ended_without_another(
    scene: Scene, maya: Person, nina: Person, bea: Person
):
    await opens(scene, maya, nina)
    await maya.fills_and_submits({})
    await maya.runs("/kamarade-rh")
    await maya.clicks(maya.whisper(), "Changer de binôme")
    assert maya.view is not None

    await maya.clicks(maya.view, "Arrêter sans remplacer")

    assert "n'a plus de binôme" in told(maya, "n'a plus de binôme")[-1]["text"]
    assert await scene.column("pairing", "state") == ["withdrawn"]
