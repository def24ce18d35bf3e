"""When somebody to talk to is offered: after a drop, rarely, and to its person alone."""

from datetime import UTC, datetime

import pytest

from bot.workspace import Person
from tests.checkins.newcomers import answers, at, comes, enrol, texts, turn_on
from tests.conftest import Scene
from tests.slack.test_talks import BEFORE, falls, offers


@pytest.fixture
def paul(scene: Scene) -> Person:
    """Nina's manager."""
    return scene.slack.add_member("Paul", locale="fr-FR", email="paul@solstice.example")


@pytest.fixture
async def path(scene: Scene, nina: Person, paul: Person, maya: Person) -> str:
    await at(scene, BEFORE)
    await turn_on(scene)
    return await enrol(scene, nina, manager=paul)


async def test_a_drop_is_offered_a_talk_and_nobody_else_hears(
    scene: Scene, nina: Person, paul: Person, maya: Person, path: str
):
    await falls(scene, nina)

    [offer] = offers(nina)
    assert "plus bas que ceux de ton premier mois" in texts(offer)
    labels = [
        one["text"]["text"]
        for block in offer["blocks"]
        for one in block.get("elements", [])
        if one["type"] == "button"
    ]
    assert labels == ["Mon manager, Paul", "Les RH", "Pas maintenant"]
    heard = [texts(message) for person in (paul, maya) for message in person.inbox()]
    assert [one for one in heard if "premier mois" in one or "checkin." in one] == []


async def test_the_offer_names_what_may_weigh(scene: Scene, nina: Person, path: str):
    await falls(scene, nina)

    assert "ta lettre d'objectifs, qui n'est pas encore là" in texts(offers(nina)[0])


async def test_one_low_checkin_or_a_steady_one_leads_to_nothing(
    scene: Scene, nina: Person, path: str
):
    for day, row in ((5, "333"), (14, "333"), (30, "444"), (45, "222"), (60, "344")):
        await comes(scene, day)
        await answers(scene, nina, row)

    assert offers(nina) == []


async def test_passing_and_silence_lead_to_nothing(scene: Scene, nina: Person, path: str):
    for day, row in ((5, "555"), (14, "555"), (30, "---"), (45, "---")):
        await comes(scene, day)
        await answers(scene, nina, row)
    for day in (60, 75, 90):
        await comes(scene, day)

    assert offers(nina) == []


async def test_whoever_stops_halfway_is_looked_at_an_hour_later(
    scene: Scene, nina: Person, path: str
):
    for day, row in ((5, "444"), (14, "444"), (30, "444"), (45, "222")):
        await comes(scene, day)
        await answers(scene, nina, row)
    await comes(scene, 60)
    await answers(scene, nina, "22.", skip=False)
    assert offers(nina) == []

    await at(scene, datetime(2027, 4, 2, 14, 30, tzinfo=UTC))

    assert len(offers(nina)) == 1


async def test_what_was_said_long_ago_is_left_to_the_next_checkin(
    scene: Scene, nina: Person, path: str
):
    for day, row in ((5, "444"), (14, "444"), (30, "444"), (45, "222")):
        await comes(scene, day)
        await answers(scene, nina, row)
    await comes(scene, 60)
    await answers(scene, nina, "22.", skip=False)

    await comes(scene, 75)

    assert offers(nina) == []


async def test_nothing_more_for_fifteen_working_days(scene: Scene, nina: Person, path: str):
    await falls(scene, nina)
    await comes(scene, 75)
    await answers(scene, nina, "111")
    assert len(offers(nina)) == 1

    await comes(scene, 90)
    await answers(scene, nina, "111")

    assert len(offers(nina)) == 2
    assert "plusieurs points d'étape" in texts(offers(nina)[-1])
