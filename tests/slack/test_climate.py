"""What HR reads of check-ins: groups of five or more, final once read, and never a person."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from slack_bolt.async_app import AsyncBoltRequest

from bot.domain.journeys import JourneyState
from bot.domain.languages import Language
from bot.workspace import Person
from store import models as store_models
from store.models import Answer, Checkin, Journey
from tests.checkins.newcomers import STARTED, asked, at, comes, enrol, turn_on
from tests.conftest import ROOT, Scene

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


def whisper(person: Person) -> str:
    return [str(message) for message in person.inbox() if message["ephemeral"]][-1]


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


# Every way to somebody else's answers.


@pytest.fixture
async def hers(scene: Scene, nina: Person, maya: Person) -> dict:
    """Nina's check-in, with an answer in it."""
    await at(scene, BEFORE)
    await turn_on(scene)
    await enrol(scene, nina)
    await comes(scene, 5)
    await nina.clicks(asked(nina), "checkins.answer.energy.2")
    await scene.settle()
    return asked(nina)


@pytest.mark.parametrize("text", ["climat", "pulse", "climat Nina", "climat <@UNINA>"])
async def test_the_command_is_refused_to_whoever_is_not_in_hr(
    scene: Scene, nina: Person, tom: Person, hers: dict, text: str
):
    await tom.runs("/kamarade-rh", text)

    assert "HR" in whisper(tom)
    assert "climate" not in await scene.column("outbox", "kind")
    assert ("refused.hr", None) in await scene.audited()


@pytest.mark.usefixtures("hers")
async def test_the_command_gives_hr_no_person_whatever_is_typed_behind(
    scene: Scene, nina: Person, maya: Person
):
    await maya.runs("/kamarade-rh", f"climat <@{nina.id}>")
    await scene.settle()

    assert nina.id not in said(maya)
    assert table(maya) == []


async def test_a_press_replayed_by_somebody_else_is_refused_and_audited(
    scene: Scene, nina: Person, maya: Person, hers: dict
):
    block = next(one for one in hers["blocks"] if one["block_id"].endswith(".energy"))
    button = block["elements"][0]
    await maya.says("bonjour")
    mine = maya.inbox()[-1]
    forged = {
        "type": "block_actions",
        "trigger_id": "forged",
        "user": {"id": maya.id},
        "team": {"id": scene.slack.team.id},
        "container": {"type": "message", "channel_id": mine["channel"], "message_ts": mine["ts"]},
        "channel": {"id": mine["channel"]},
        "message": {"ts": mine["ts"], "text": "", "blocks": hers["blocks"]},
        "actions": [{**button, "block_id": block["block_id"], "type": "button", "action_ts": "1"}],
        "response_url": None,
    }
    await scene.bot.app.async_dispatch(AsyncBoltRequest(body=forged, mode="socket_mode"))
    await scene.settle()

    assert ("refused.checkin", None) in await scene.audited()
    assert await scene.column("answer", "score") == [2]
    assert "2 sur 5" not in str([m.get("blocks") for m in maya.inbox()])


@pytest.mark.usefixtures("hers")
async def test_the_home_tab_of_hr_shows_no_answer(scene: Scene, nina: Person, maya: Person):
    home = str(await maya.opens_home())

    assert "checkin." not in home
    assert "Mon énergie" not in home


@pytest.mark.usefixtures("hers")
async def test_the_curve_and_the_data_of_a_command_are_ones_own(
    scene: Scene, nina: Person, maya: Person
):
    await maya.runs("/kamarade", "ma-courbe")
    assert "pas encore de courbe" in whisper(maya)
    await maya.runs("/kamarade", "mes-donnees")

    assert "points d'étape*, que toi seul·e vois : 0" in whisper(maya) or (
        "que toi seul·e vois" not in whisper(maya)
    )


@pytest.mark.usefixtures("hers")
async def test_no_file_of_hr_holds_an_answer(scene: Scene, nina: Person, maya: Person):
    await maya.runs("/kamarade-rh", "console")
    await scene.settle()

    assert "energy" not in str([m.get("blocks") for m in maya.inbox()])


def test_what_several_people_answered_is_read_in_one_place():
    readers = {
        str(path.relative_to(ROOT))
        for folder in ("bot", "store")
        for path in Path(ROOT / folder).rglob("*.py")
        if re.search(r"import .*\bAnswer\b", path.read_text(encoding="utf-8"))
        and "store.models" in path.read_text(encoding="utf-8")
    }

    assert readers == {
        "bot/services/answering.py",  # writes one's own
        "bot/services/checkins.py",  # shows one's own
        "store/checkins.py",  # reads one person's
        "store/models/__init__.py",
        "store/tallies.py",  # adds several people's up
    }
