"""People who are buddies in several files."""

import pytest

from bot.workspace import Person
from tests.conftest import Scene


@pytest.fixture
def ines(scene: Scene) -> Person:
    return scene.slack.add_member("Inès", locale="fr-FR", tz="Europe/Paris")


@pytest.fixture
def marc(scene: Scene) -> Person:
    return scene.slack.add_member("Marc", locale="fr-FR", tz="Europe/Paris")
