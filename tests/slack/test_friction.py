"""The friction ledger: for HR alone, causes and never persons, once a month by itself."""

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.obstacles import declare, last
from tests.slack.pairs import at


@pytest.fixture
async def blocked(scene: Scene, nina: Person, maya: Person, karim: Person) -> Person:
    await at(scene, 2026, 12, 1, 10)
    await declare(nina)
    await at(scene, 2026, 12, 8, 10)
    await karim.clicks(last(karim, "est bloqué·e"), "C'est réglé")
    await nina.clicks(last(nina, "Vraiment réglé"), "Oui, ça marche")
    return nina


async def test_hr_reads_days_by_cause_and_by_team(scene: Scene, blocked: Person, maya: Person):
    await maya.runs("/kamarade-rh", "obstacles")

    shown = maya.inbox()[-1]
    assert "Accès ERP absent" in str(shown["blocks"])
    assert "5 jours de travail perdus" in str(shown["blocks"])
    assert "ne prenait jamais plus d'un jour, on perdrait 4 jours de moins" in str(shown["blocks"])
    await maya.clicks(shown, "Par équipe")
    assert "le support informatique" in str(maya.inbox()[-1]["blocks"])
    assert "Nina" not in str(maya.inbox()[-1]["blocks"])


async def test_a_site_of_one_person_is_not_told(scene: Scene, blocked: Person, maya: Person):
    await scene.run("UPDATE obstacle SET site = 'Lyon'")
    await maya.runs("/kamarade-rh", "obstacles")
    await maya.clicks(maya.inbox()[-1], "Par site")

    rows = next(b for b in maya.inbox()[-1]["blocks"] if b["type"] == "table")["rows"]
    assert [cell["text"] for cell in rows[1]] == ["Lyon", "—", "—", "—", "—"]


async def test_the_summary_of_the_month_comes_once_on_the_first_working_day(
    scene: Scene, blocked: Person, maya: Person
):
    for day in (1, 2, 3):  # a holiday and a weekend
        await at(scene, 2027, 1, day, 11)
    assert "Les obstacles de décembre" not in str(maya.inbox())

    await at(scene, 2027, 1, 4, 10, 1)
    await at(scene, 2027, 1, 5, 10, 1)

    told = [m for m in maya.inbox() if "Les obstacles de décembre" in m["text"]]
    assert len(told) == 1
    assert "Nina" not in str(told)


async def test_the_ledger_is_drawn_for_whoever_asks(scene: Scene, blocked: Person, maya: Person):
    await maya.runs("/kamarade-rh", "obstacles")
    shown = [message for message in maya.inbox() if message["ephemeral"]][-1]

    await maya.clicks(shown, "En image")
    await scene.settle()

    [drawn] = [m for m in maya.inbox() if any(b["type"] == "image" for b in m.get("blocks", ()))]
    image = drawn["blocks"][0]
    file = scene.slack.team.files[image["slack_file"]["id"]]
    assert file.content is not None
    assert file.content.startswith(b"\x89PNG")
    assert "Jours de travail perdus par cause" in image["alt_text"]
    assert file.channels == []
