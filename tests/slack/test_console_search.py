"""Somebody is found in HR's console: by turning pages, or by the beginning of their name."""

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.consoles import ALL, console
from tests.slack.journeys import did, travels


async def newcomers(scene: Scene, count: int) -> None:
    for number in range(count):
        person = scene.slack.add_member(f"Nouvelle {number:02}", locale="fr-FR")
        journey = await travels(scene, person, day=number + 1)
        await did(scene, journey, until=ALL)


async def test_pages_are_turned_in_place(scene: Scene, maya: Person):
    await newcomers(scene, 19)
    await maya.runs("/kamarade-rh")
    count = len(maya.inbox())
    assert "page 1 sur 3" in str(maya.whisper()["blocks"])

    await maya.clicks(maya.whisper(), "Suivants →")
    await maya.clicks(maya.whisper(), "Suivants →")

    assert "page 3 sur 3" in str(maya.whisper()["blocks"])
    assert "Suivants" not in str(maya.whisper()["blocks"])
    assert len(maya.inbox()) == count


async def test_a_page_that_is_gone_shows_the_last_one(scene: Scene, maya: Person):
    await newcomers(scene, 9)
    await maya.runs("/kamarade-rh")
    shown = maya.whisper()
    await scene.run("DELETE FROM journey")

    await maya.clicks(shown, "Suivants →")

    assert "*0 personne en parcours*" in str(maya.whisper()["blocks"])


@pytest.mark.parametrize("typed", ["élodie", "Elo", "MODELE elo", "elodie@"])
async def test_somebody_is_found_by_the_beginning_of_their_name(
    scene: Scene, maya: Person, nina: Person, typed: str
):
    elodie = scene.slack.add_member("Élodie Modèle", email="elodie@solstice.example")
    await travels(scene, elodie, day=3)
    await travels(scene, nina, day=3)

    shown = await console(maya, f"chercher {typed}")

    assert f"<@{elodie.id}>" in shown
    assert f"<@{nina.id}>" not in shown


async def test_the_search_has_a_window(scene: Scene, maya: Person, nina: Person):
    await travels(scene, nina, day=3)
    await maya.runs("/kamarade-rh", "console")
    await maya.clicks(maya.whisper(), "Chercher")

    await maya.fills_and_submits({"Nom ou adresse": "nin"})

    assert "*1 personne pour « nin »*" in str(maya.inbox()[-1]["blocks"])


async def test_a_search_that_finds_nobody_says_so_and_shows_what_was_typed_as_text(
    scene: Scene, maya: Person
):
    shown = await console(maya, "chercher <!channel>")

    assert "ne s'appelle" in shown
    assert "<!channel>" not in shown
