"""HR gives a list of newcomers as a file: tried first, enrolled by a press."""

from typing import Any

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import stale
from tests.slack.test_pace import at

TWO = "e-mail;arrivée;nom\na@x.fr;2026-12-14;Léa\nb@x.fr;2027-01-01;Zoé\n"


@pytest.fixture
async def served(scene: Scene) -> Scene:
    await at(scene, 2026, 11, 23, 10)
    return scene


async def give(maya: Person, content: bytes, name: str = "arrivées.csv") -> dict[str, Any]:
    """Give a file in the form, and return what is said of it."""
    await maya.runs("/kamarade-rh", "liste")
    assert not await maya.fills_and_submits({"file": maya.uploads(name, content)})
    return maya.inbox()[-1]


async def test_a_file_is_tried_then_enrolled_by_a_press(served: Scene, maya: Person):
    message = await give(maya, TWO.encode("cp1252"))

    assert "Il accueille 2 personnes" in message["text"]
    assert "là où est Zoé" in str(message["blocks"])
    assert await served.column("journey", "id") == []
    assert "a@x.fr" not in await served.column("person", "email")

    await maya.clicks(message, "Accueillir ces 2 personnes")
    assert len(await served.column("journey", "id")) == 2
    assert "2 personnes sont inscrites" in str(maya.inbox()[-1]["blocks"])


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(b"PK\x03\x04rest", "c'est un fichier Excel", id="a workbook"),
        pytest.param(b"e-mail;\x00", "pas une liste lisible", id="not a text"),
        pytest.param(b"x" * 1_000_001, "dépasse un mégaoctet", id="too large"),
        pytest.param(
            b"e-mail;start;manager\nlea;2027-01-04;\nb@x.fr;2027-01-04;nobody@x.fr",
            "Ligne 2 : « lea »",
            id="a faulty line",
        ),
        pytest.param(
            b"e-mail;start;manager\nb@x.fr;2027-01-04;nobody@x.fr",
            "Ligne 2 : personne dans Slack n'a l'adresse « nobody@x.fr »",
            id="a manager nobody is",
        ),
    ],
)
async def test_a_file_with_a_fault_enrols_nobody_and_says_why(
    served: Scene, maya: Person, raw: bytes, sentence: str
):
    message = await give(maya, raw)

    assert sentence in message["text"]
    assert "Accueillir ces" not in str(message["blocks"])
    assert await served.column("journey", "id") == []


async def test_a_file_may_be_sent_in_the_direct_message(served: Scene, maya: Person):
    await maya.shares("arrivees.csv", TWO.encode())

    assert "Il accueille 2 personnes" in maya.inbox()[-1]["text"]


async def test_whoever_is_not_in_hr_hears_that_files_are_not_read(served: Scene, nina: Person):
    await nina.shares("arrivees.csv", TWO.encode())

    assert "Je ne lis pas les fichiers" in nina.inbox()[-1]["text"]
    assert served.slack.calls("files.info") == []


async def test_a_press_on_a_file_that_is_gone_or_done_enrols_nobody_twice(
    served: Scene, maya: Person
):
    message = await give(maya, TWO.encode())
    await maya.clicks(message, "Accueillir ces 2 personnes")
    old = await stale(served, maya, message)

    await maya.clicks(old, "Accueillir ces 2 personnes")
    assert "a@x.fr suit déjà un parcours" in str(maya.inbox()[-1])

    served.slack.team.files.clear()
    await maya.clicks(old, "Accueillir ces 2 personnes")
    assert "il a été supprimé" in str(maya.inbox()[-1])
    assert len(await served.column("journey", "id")) == 2


async def test_whoever_lost_the_right_enrols_nobody(served: Scene, maya: Person):
    message = await give(maya, TWO.encode())
    await served.revoke(maya, served.hr)

    await maya.clicks(message, "Accueillir ces 2 personnes")

    assert await served.column("journey", "id") == []


async def test_a_file_or_lines_but_not_both(served: Scene, maya: Person):
    await maya.runs("/kamarade-rh", "liste")

    neither = await maya.fills_and_submits({})
    both = await maya.fills_and_submits({"file": maya.uploads("a.csv", b"a"), "listed": "a;b"})

    assert "l'un des deux" in str(neither)
    assert "l'un des deux" in str(both)


async def test_our_token_goes_nowhere_but_to_slack(served: Scene, maya: Person):
    [file] = maya.uploads("arrivees.csv", TWO.encode())
    served.slack.team.files[file["id"]].elsewhere = "https://files.elsewhere.example/arrivees.csv"
    await maya.runs("/kamarade-rh", "liste")
    await maya.fills_and_submits({"file": [file]})

    assert "n'est pas rangé dans Slack" in maya.inbox()[-1]["text"]
