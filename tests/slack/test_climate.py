"""What HR reads of check-ins: groups of five or more, final once read, and never a person."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from bot.domain.companions import PairingState
from bot.domain.journeys import JourneyState
from bot.domain.languages import Language
from bot.domain.meetings import MeetingState
from bot.workspace import Person
from store import models as store_models
from store.models import Answer, Checkin, Journey, Meeting, Pairing
from tests.checkins.newcomers import STARTED, at, turn_on
from tests.conftest import Scene

BEFORE = datetime(2027, 1, 20, 10, tzinfo=UTC)
MAY = datetime(2027, 5, 10, 10, tzinfo=UTC)


def table(person: Person) -> list[list[str]]:
    """Return the rows of the last figures somebody received."""
    shown = [m for m in person.inbox() if "climat" in str(m["blocks"]).lower()][-1]
    found = [block for block in shown["blocks"] if block["type"] == "table"]
    return [[cell["text"] for cell in row] for row in found[0]["rows"]] if found else []


def said(person: Person) -> str:
    shown = [m for m in person.inbox() if "climat" in str(m["blocks"]).lower()][-1]
    return str(shown["blocks"])


async def newcomers(scene: Scene, count: int, **said: int | str) -> None:
    """Put people on their way who answered J+14, and were sent J+30 since."""
    await crowd(scene, count, 14, said)


async def crowd(scene: Scene, count: int, day: int, said: dict[str, int | str]) -> None:
    kamarade = scene.bot.kamarade
    for _ in range(count):
        async with scene.database.aside() as session:
            person = store_models.Person(
                workspace_id=kamarade.workspace_id,
                language=Language.FR,
                zone="Europe/Paris",
                country="FR",
                met_at=BEFORE,
            )
            session.add(person)
            await session.flush()
            journey = Journey(
                workspace_id=person.workspace_id,
                person_id=person.id,
                state=JourneyState.ACTIVE,
                started_on=STARTED,
                path_version="",
                enrolled_at=BEFORE,
            )
            session.add(journey)
            await session.flush()
            for at_day in (day, day + 16):
                checkin = Checkin(
                    workspace_id=person.workspace_id,
                    person_id=person.id,
                    journey_id=journey.id,
                    day=at_day,
                    asked_at=datetime(2027, 2, 1, 10, tzinfo=UTC) + timedelta(days=at_day),
                )
                session.add(checkin)
                await session.flush()
                for question, value in said.items() if at_day == day else ():
                    session.add(
                        Answer(
                            checkin_id=checkin.id,
                            question_id=question,
                            workspace_id=person.workspace_id,
                            person_id=person.id,
                            score=value if isinstance(value, int) else None,
                            choice=value if isinstance(value, str) else None,
                            answered_at=checkin.asked_at,
                        )
                    )
    await scene.settle()


@pytest.fixture
async def may(scene: Scene, maya: Person) -> None:
    await at(scene, MAY)
    await turn_on(scene)


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


async def paired(scene: Scene, count: int, *, met: int) -> None:
    """Put people past their 90th day, who met their buddy so often before it."""
    await crowd(scene, count, 14, {})
    async with scene.database.aside() as session:
        paired_already = select(Pairing.journey_id)
        query = select(Journey).where(col(Journey.id).not_in(paired_already))
        for journey in await session.exec(query):
            journey.started_on = STARTED - timedelta(days=30)
            pairing = Pairing(
                workspace_id=journey.workspace_id,
                journey_id=journey.id,
                newcomer_id=journey.person_id,
                buddy_id=journey.person_id,
                state=PairingState.ACCEPTED,
                proposed_at=BEFORE,
            )
            session.add(pairing)
            await session.flush()
            session.add_all(_met(pairing, journey, n) for n in range(met))


def _met(pairing: Pairing, journey: Journey, week: int) -> Meeting:
    return Meeting(
        workspace_id=journey.workspace_id,
        journey_id=journey.id,
        pairing_id=pairing.id,
        slot=f"m{week}",
        state=MeetingState.MET,
        logged_on=journey.started_on + timedelta(days=7 * week),
    )


@pytest.mark.usefixtures("may")
async def test_how_often_buddies_met_is_a_figure_of_five_newcomers_at_least(
    scene: Scene, maya: Person
):
    await paired(scene, 4, met=9)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    assert "ont vu leur binôme" not in said(maya)

    await at(scene, MAY + timedelta(days=31))
    await paired(scene, 6, met=8)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()

    assert "environ 40 % ont vu leur binôme au moins 9 fois avant J+90 (au moins 10" in said(maya)


@pytest.mark.usefixtures("may")
async def test_one_more_pair_moves_the_figure_only_with_four_others(scene: Scene, maya: Person):
    await paired(scene, 5, met=9)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    first = said(maya)
    assert "environ 90 %" in first  # nobody is told that all did

    await paired(scene, 4, met=0)
    await at(scene, MAY + timedelta(days=31))
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()

    assert "environ 90 %" in said(maya)
    assert await scene.column("journey WHERE is_met_counted", "COUNT(*)") == [5]
