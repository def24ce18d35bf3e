"""The surprise report is its author's: kept by one act, shared by another."""

from datetime import UTC, datetime

import pytest

from bot.workspace import Person
from tests.checkins.newcomers import asked, at, comes, enrol, texts, turn_on
from tests.conftest import Scene

WRITTEN = "Les réunions commencent toujours en retard."


@pytest.fixture
async def writing(scene: Scene, nina: Person, maya: Person) -> None:
    """Nina has the window open, at J+45."""
    await at(scene, datetime(2027, 1, 20, 10, tzinfo=UTC))
    await turn_on(scene)
    await enrol(scene, nina)
    await comes(scene, 45)
    await nina.clicks(asked(nina), "L'écrire maintenant")


def said(person: Person) -> dict:
    return person.inbox()[-1]


@pytest.mark.usefixtures("writing")
async def test_closing_the_window_keeps_nothing(scene: Scene, nina: Person):
    await nina.closes_view()

    assert await scene.column("surprise_report", "text") == []


@pytest.mark.usefixtures("writing")
async def test_it_is_kept_for_its_author_and_taken_up_again(scene: Scene, nina: Person):
    await nina.fills_and_submits({"Ton rapport": WRITTEN})
    assert await scene.column("surprise_report", "text") == [WRITTEN]

    await nina.clicks(said(nina), "Le reprendre")

    assert WRITTEN in str(nina.view)
    await nina.fills_and_submits({"Ton rapport": f"{WRITTEN} Et le jeudi, raclette."})
    assert len(await scene.column("surprise_report", "text")) == 1


@pytest.mark.usefixtures("writing")
async def test_it_is_shared_by_its_author_with_the_exact_text_shown(
    scene: Scene, nina: Person, maya: Person
):
    before = len(maya.inbox())
    await nina.fills_and_submits({"Ton rapport": f"{WRITTEN} Et je m'ennuie."})
    assert len(maya.inbox()) == before
    await nina.clicks(said(nina), "Le partager")
    assert WRITTEN in str(nina.view)

    await nina.fills_and_submits({"Avec qui ?": "Les RH", "Ton rapport": WRITTEN})
    await scene.settle()

    assert WRITTEN in texts(maya.inbox()[-1])
    assert "ennuie" not in texts(maya.inbox()[-1])


@pytest.mark.usefixtures("writing")
async def test_words_of_distress_are_not_kept(scene: Scene, nina: Person):
    await nina.fills_and_submits({"Ton rapport": "je n'en peux plus, j'ai envie de mourir"})

    assert "3114" in str(nina.view)
    assert await scene.column("surprise_report", "text") == []
    assert "envie de mourir" not in await scene.everything_kept()


@pytest.mark.usefixtures("writing")
async def test_nobody_opens_the_report_of_somebody_else(scene: Scene, nina: Person, maya: Person):
    await nina.fills_and_submits({"Ton rapport": WRITTEN})

    await maya.runs("/kamarade", "rapport")

    assert WRITTEN not in str(maya.view)


@pytest.mark.usefixtures("writing")
async def test_two_people_share_theirs_with_the_same_reader(
    scene: Scene, nina: Person, tom: Person, maya: Person
):
    await nina.fills_and_submits({"Ton rapport": WRITTEN})
    await nina.clicks(said(nina), "Le partager")
    await nina.fills_and_submits({"Avec qui ?": "Les RH"})
    await tom.runs("/kamarade", "report")
    await tom.fills_and_submits({"Your report": "Meetings always start late."})
    await scene.settle()
    await tom.clicks([one for one in tom.inbox() if "Share it" in texts(one)][-1], "Share it")

    errors = await tom.fills_and_submits({"With whom?": "HR"})
    await scene.settle()

    assert errors is None
    assert "Meetings always" in texts(maya.inbox()[-1])
