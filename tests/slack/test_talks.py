"""A drop is said to its person alone, who chooses whether to talk, to whom, in which words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.workspace import Person
from tests.checkins.newcomers import answers, asked, at, comes, enrol, texts, turn_on
from tests.conftest import Scene

BEFORE = datetime(2027, 1, 20, 10, tzinfo=UTC)
DRAFT = "Bonjour, j'aimerais te parler un moment cette semaine."


@pytest.fixture
def paul(scene: Scene) -> Person:
    """Nina's manager."""
    return scene.slack.add_member("Paul", locale="fr-FR", email="paul@solstice.example")


@pytest.fixture
async def path(scene: Scene, nina: Person, paul: Person, maya: Person) -> str:
    await at(scene, BEFORE)
    await turn_on(scene)
    return await enrol(scene, nina, manager=paul)


def offers(person: Person) -> list[dict[str, Any]]:
    return [message for message in person.inbox() if "talks.later" in texts(message)]


async def falls(scene: Scene, nina: Person) -> None:
    """Answer well the first month, and badly twice."""
    for day, row in ((5, "444"), (14, "444"), (30, "444"), (45, "222"), (60, "222")):
        await comes(scene, day)
        await answers(scene, nina, row)


async def test_hr_sees_exactly_the_text_and_nothing_of_the_answers(
    scene: Scene, nina: Person, maya: Person, path: str
):
    await falls(scene, nina)
    await nina.clicks(offers(nina)[0], "Les RH")
    assert nina.view is not None
    assert DRAFT in str(nina.view["blocks"])
    assert "exactement ce texte" in str(nina.view["blocks"])

    await nina.fills_and_submits({"Le texte qui partira": "On peut se voir jeudi ? <b>Nina</b>"})
    await scene.settle()

    read = maya.inbox()[-1]
    assert [block.get("text", {}).get("text") for block in read["blocks"]][:2] == [
        f":envelope: *<@{nina.id}>* t'écrit :",
        "On peut se voir jeudi ? <b>Nina</b>",
    ]
    assert "étape" not in texts(read)
    assert "énergie" not in texts(read)
    assert await scene.column("relay", "text") == [None]


async def test_the_manager_sees_exactly_the_text(
    scene: Scene, nina: Person, paul: Person, path: str
):
    await falls(scene, nina)
    await nina.clicks(offers(nina)[0], "talks.open.manager")
    await nina.fills_and_submits({})
    await scene.settle()

    assert DRAFT in texts(paul.inbox()[-1])
    assert "Paul" in str(nina.view) or f"<@{paul.id}>" in str(nina.view)


async def test_the_same_offer_is_not_sent_twice_to_the_same_person(
    scene: Scene, nina: Person, paul: Person, path: str
):
    await falls(scene, nina)
    for _ in range(2):
        await nina.clicks(offers(nina)[0], "talks.open.manager")
        errors = await nina.fills_and_submits({})
    await scene.settle()

    assert "ne le double pas" in str(errors)
    assert len([m for m in paul.inbox() if DRAFT in texts(m)]) == 1


async def test_not_now_is_taken_at_its_word(
    scene: Scene, nina: Person, paul: Person, maya: Person, path: str
):
    await falls(scene, nina)
    await nina.clicks(offers(nina)[0], "Pas maintenant")

    assert "on en reste là" in str(nina.whisper())
    assert [m for p in (paul, maya) for m in p.inbox() if DRAFT in texts(m)] == []


async def test_words_of_distress_get_humans_first_and_go_nowhere(
    scene: Scene, nina: Person, maya: Person, path: str
):
    await falls(scene, nina)
    before = len(maya.inbox())
    await nina.clicks(offers(nina)[0], "Les RH")
    await nina.fills_and_submits({"Le texte qui partira": "mon chef me harcèle tous les jours"})
    await scene.settle()

    assert nina.view is not None
    assert "\n\n_Je n'ai rien envoyé ni gardé._" in nina.view["blocks"][0]["text"]["text"]
    assert len(maya.inbox()) == before
    assert "harcèle" not in await scene.everything_kept()


async def test_talking_is_one_press_and_one_command_away(
    scene: Scene, nina: Person, paul: Person, path: str
):
    await comes(scene, 5)
    await nina.clicks(asked(nina), "Parler à quelqu'un")
    assert nina.view is not None
    await nina.closes_view()
    await nina.runs("/kamarade", "parler")
    await nina.fills_and_submits({"À qui ?": "Mon manager, Paul"})
    await scene.settle()

    assert DRAFT in texts(paul.inbox()[-1])


async def test_an_empty_text_is_refused(scene: Scene, nina: Person, path: str):
    await falls(scene, nina)
    await nina.clicks(offers(nina)[0], "Les RH")

    errors = await nina.fills_and_submits({"Le texte qui partira": "   "})

    assert errors == {"wording": "Il manque le texte : écris au moins un mot."}


async def test_hr_reads_in_its_ledger_no_more_than_that_a_checkin_went(
    scene: Scene, nina: Person, paul: Person, maya: Person, path: str
):
    await falls(scene, nina)
    await nina.clicks(offers(nina)[0], "talks.open.manager")
    await nina.fills_and_submits({})
    await scene.settle()

    kinds = {
        kind for kind in await scene.column("outbox", "kind") if "talk" in kind or "offer" in kind
    }
    assert kinds == set()
    await maya.runs("/kamarade-rh", "envois")
    assert "offer" not in str(maya.whisper())
    assert "premier mois" not in str(maya.whisper())
