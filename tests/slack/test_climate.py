"""What HR reads of check-ins: groups of five or more, final once read, and never a person."""

from datetime import timedelta

import pytest

from bot.domain.languages import Language
from bot.workspace import Person
from tests.checkins.newcomers import at
from tests.conftest import Scene
from tests.slack.climate import MAY, crowd, newcomers, said, table


@pytest.mark.usefixtures("may")
async def test_five_are_shown_and_four_are_not(scene: Scene, maya: Person):
    await newcomers(scene, 4, energy=4)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    assert table(maya) == []
    assert "cinq personnes" in said(maya)

    await at(scene, MAY + timedelta(days=31))
    await newcomers(scene, 1, energy=4)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()

    assert ["J+14", "90 %", "75"] in table(maya)


@pytest.mark.usefixtures("may")
async def test_a_month_that_was_read_does_not_change(scene: Scene, maya: Person):
    await newcomers(scene, 5, energy=4)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    first = table(maya)

    await newcomers(scene, 6, energy=1)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    assert table(maya) == first

    await at(scene, MAY + timedelta(days=31))
    await maya.runs("/kamarade-rh", "pulse")
    await scene.settle()
    assert table(maya) != first


@pytest.mark.usefixtures("may")
async def test_one_more_person_moves_nothing_until_five_are_new(scene: Scene, maya: Person):
    await newcomers(scene, 5, energy=5)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    first = table(maya)

    await newcomers(scene, 4, energy=1)
    await at(scene, MAY + timedelta(days=31))
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    assert table(maya) == first

    await newcomers(scene, 1, energy=1)
    await at(scene, MAY + timedelta(days=62))
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    assert table(maya) != first


@pytest.mark.usefixtures("may")
async def test_somebody_who_leaves_moves_no_figure(scene: Scene, maya: Person):
    await newcomers(scene, 6, energy=5)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    first = table(maya)

    await scene.run("DELETE FROM answer WHERE rowid = 1")
    await at(scene, MAY + timedelta(days=31))
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()

    assert table(maya) == first


@pytest.mark.usefixtures("may")
async def test_tags_that_five_chose_are_named_and_others_are_not(scene: Scene, maya: Person):
    await newcomers(scene, 5, slowed="erp-access")
    await newcomers(scene, 3, slowed="hardware", energy=3)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()

    erp = scene.bot.kamarade.shelf.content.obstacles.get("erp-access").label[Language.FR]
    hardware = scene.bot.kamarade.shelf.content.obstacles.get("hardware").label[Language.FR]
    assert f"{erp} : au moins 5 personnes" in said(maya)
    assert hardware not in said(maya)


@pytest.mark.usefixtures("may")
async def test_recommendations_are_given_by_intake(scene: Scene, maya: Person):
    await crowd(scene, 5, 60, {"recommend-path": 10})
    await crowd(scene, 5, 90, {"recommend-path": 9})
    await at(scene, MAY + timedelta(days=80))
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()

    assert "J+90, arrivés au 2027 T1 : +90, au moins 5 personnes" in said(maya)


@pytest.mark.usefixtures("may")
async def test_the_figures_come_as_a_picture_too(scene: Scene, maya: Person):
    await newcomers(scene, 5, energy=4)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()

    assert "'type': 'image'" in said(maya)
    assert "J+14" in said(maya)


@pytest.mark.usefixtures("may")
async def test_reading_is_audited(scene: Scene, maya: Person):
    await maya.runs("/kamarade-rh", "climat")

    assert ("climate.read", None) in await scene.audited()
