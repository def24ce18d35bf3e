"""People that several files know, and where some of them stand."""

import pytest

from bot.workspace import Person
from tests.checkins import newcomers
from tests.conftest import Scene
from tests.slack.climate import MAY
from tests.slack.journeys import accompanied, travels
from tests.slack.pairs import START, at, be_buddy, enrol, tick, told

OPEN_HOURS = (2026, 12, 1, 10)


@pytest.fixture
def ines(scene: Scene) -> Person:
    return scene.slack.add_member("Inès", locale="fr-FR", tz="Europe/Paris")


@pytest.fixture
def marc(scene: Scene) -> Person:
    return scene.slack.add_member("Marc", locale="fr-FR", tz="Europe/Paris")


@pytest.fixture
def helene(scene: Scene) -> Person:
    """Nina's manager, where she has one."""
    return scene.slack.add_member(
        "Hélène", locale="fr-FR", tz="Europe/Paris", email="helene@solstice.example"
    )


@pytest.fixture
async def pair(scene: Scene, nina: Person, ines: Person) -> str:
    """Nina and Inès, paired on 15 February for a first day on 1 March; return the journey."""
    await at(scene, 2027, 2, 11, 10)
    await be_buddy(scene, ines)
    journey = await enrol(scene, nina, START)
    await at(scene, 2027, 2, 15, 9, 5)
    await ines.clicks(told(ines, "j'ai pensé à toi")[-1], "Oui, avec plaisir")
    await tick(scene)
    await scene.run(
        "DELETE FROM plan WHERE kind IN ('arrival', 'hello', 'checkin')"
    )  # an agenda comes alone
    return journey


@pytest.fixture
def bea(scene: Scene) -> Person:
    return scene.slack.add_member("Béa Fontaine", locale="fr-FR")


@pytest.fixture
def karim(scene: Scene) -> Person:
    """The person behind the role `it` of the shipped company."""
    return scene.slack.add_member(
        "Karim", locale="fr-FR", tz="Europe/Paris", email="karim@solstice.example"
    )


@pytest.fixture
def nadia(scene: Scene) -> Person:
    """The person behind the role `it-lead`."""
    return scene.slack.add_member(
        "Nadia", locale="fr-FR", tz="Europe/Paris", email="nadia@solstice.example"
    )


@pytest.fixture
async def lea(scene: Scene, nina: Person) -> Person:
    """Nina's buddy."""
    await at(scene, *OPEN_HOURS)
    lea = scene.slack.add_member("Léa", locale="fr-FR", email="lea@solstice.example")
    await lea.says("bonjour")
    await accompanied(scene, await travels(scene, nina, day=20), nina, lea)
    return lea


@pytest.fixture
async def paula(scene: Scene) -> Person:
    """Payroll, by her address in company.yaml."""
    await at(scene, *OPEN_HOURS)
    paula = scene.slack.add_member("Paula", locale="fr-FR", email="paie@solstice.example")
    await paula.says("bonjour")
    return paula


@pytest.fixture
def helen(scene: Scene) -> Person:
    """A manager, English."""
    return scene.slack.add_member("Helen", locale="en-GB", tz="Europe/London")


@pytest.fixture
async def may(scene: Scene, maya: Person) -> None:
    await newcomers.at(scene, MAY)
    await newcomers.turn_on(scene)
